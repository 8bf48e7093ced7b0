import { settle } from '@wide-angle/shared';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Policies } from '../organizations/index.js';
import {
  factsOf,
  TicketRepository,
  TicketTimers,
  type Step,
  type Ticket,
  type TimerClaim,
} from '../tickets/index.js';
import { isNobodysFault, kindOf } from './timer-failure.js';

/** Tickets settled in one transaction. */
const SETTLED_AT_ONCE = 50;

/** Transactions of a claim that are under way together: one is reckoned while the database writes another. */
const LANES = 2;

/** What a run did. */
export interface Fired {
  /** Tickets whose timers were fired by this run. */
  readonly tickets: number;
  readonly events: number;
  /** Tickets that could not be settled and were set aside. */
  readonly setAside: number;
}

const NOTHING: Fired = { tickets: 0, events: 0, setAside: 0 };

/**
 * Fires all timers of tickets that are due (DESIGN §4.3). It claims tickets in batches and calls the domain's `settle`,
 * with the guard that all changes of a ticket have: two workers at one ticket, or a worker and a person, cannot both be
 * its next event. So each rung fires exactly once, decided by the database and by nothing else.
 */
@Injectable()
export class FireDueTimers {
  private readonly logger = new Logger('Escalation');
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(TicketRepository) private readonly tickets: TicketRepository,
    @Inject(TicketTimers) private readonly timers: TicketTimers,
    @Inject(Policies) private readonly policies: Policies,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Fires everything that is due now and that no other worker has, the longest due first, until nothing is left. Calls of
   * one process queue, so that what was due before the call has fired after it.
   * @param signal leaves between two transactions when it is set
   */
  drain(signal?: AbortSignal): Promise<Fired> {
    const result = this.last.then(() => this.drainClaims(signal));
    this.last = result.catch(() => undefined);
    return result;
  }

  private async drainClaims(signal?: AbortSignal): Promise<Fired> {
    let fired = NOTHING;
    while (!signal?.aborted) {
      const claim = await this.timers.claim(this.clock.now());
      if (!claim) break;
      fired = sum(fired, await this.fire(claim, signal));
    }
    return fired;
  }

  private async fire(claim: TimerClaim, signal?: AbortSignal): Promise<Fired> {
    const undone = new Set(claim.tickets.map(({ id }) => id));
    const chunks = chunksOf(claim.tickets);
    const isOver = () => signal?.aborted === true || this.clock.now() >= claim.until;
    const lane = async () => {
      let fired = NOTHING;
      for (let some = chunks.shift(); some && !isOver(); some = chunks.shift()) {
        fired = sum(fired, await this.fireTogether(some, undone));
      }
      return fired;
    };
    // All lanes end before their tickets are given back, also where one of them fails.
    const lanes = await Promise.allSettled(Array.from({ length: LANES }, lane));
    // Where even this fails the lease ends by itself.
    await this.timers.release(claim, [...undone]).catch(() => undefined);
    const failed = lanes.find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
    return lanes.flatMap((one) => (one.status === 'fulfilled' ? one.value : [])).reduce(sum);
  }

  /** One ticket that cannot be written must not stop those beside it: then each is tried by itself. */
  private async fireTogether(some: readonly Ticket[], undone: Set<string>): Promise<Fired> {
    try {
      return await this.settleAll(some, undone);
    } catch (error) {
      if (isNobodysFault(error)) throw error;
    }
    let fired = NOTHING;
    for (const ticket of some) fired = sum(fired, await this.fireAlone(ticket, undone));
    return fired;
  }

  private async fireAlone(ticket: Ticket, undone: Set<string>): Promise<Fired> {
    try {
      return await this.settleAll([ticket], undone);
    } catch (error) {
      if (isNobodysFault(error)) throw error;
      return this.setAside(new Failure(ticket, error), undone);
    }
  }

  /** Settles tickets in one transaction; those that cannot be reckoned are set aside, the others go on. */
  private async settleAll(some: readonly Ticket[], undone: Set<string>): Promise<Fired> {
    const tried = await Promise.all(some.map((ticket) => this.settle(ticket)));
    const steps = tried.filter((one): one is Step => !(one instanceof Failure));
    const made = await this.unitOfWork.run(
      (tx) => this.tickets.advanceAll(tx, steps),
      // A second run finds the versions that the first one wrote, and does nothing.
      { isRepeatable: true },
    );
    made.forEach(({ before }) => undone.delete(before.id));
    const events = made.reduce((n, { progress }) => n + progress.events.length, 0);
    let fired: Fired = { tickets: made.length, events, setAside: 0 };
    for (const failure of tried.filter((one) => one instanceof Failure)) {
      fired = sum(fired, await this.setAside(failure, undone));
    }
    return fired;
  }

  private async settle(ticket: Ticket): Promise<Step | Failure> {
    try {
      const reckoning = await this.policies.version(ticket.bureauId, ticket.policyVersion);
      const progress = settle(reckoning, factsOf(ticket), this.clock.now());
      return { before: ticket, reckoning, progress };
    } catch (reason) {
      if (isNobodysFault(reason)) throw reason;
      return new Failure(ticket, reason);
    }
  }

  private async setAside({ ticket, reason }: Failure, undone: Set<string>): Promise<Fired> {
    const failure = { at: this.clock.now(), kind: kindOf(reason) };
    await this.unitOfWork.run((tx) => this.timers.setAside(tx, ticket, failure));
    undone.delete(ticket.id);
    this.logger.error({ ticketId: ticket.id, err: reason }, 'timers set aside');
    return { ...NOTHING, setAside: 1 };
  }
}

/** A ticket whose timers cannot be fired, and why. */
class Failure {
  constructor(
    readonly ticket: Ticket,
    readonly reason: unknown,
  ) {}
}

function chunksOf(tickets: readonly Ticket[]): Ticket[][] {
  const chunks: Ticket[][] = [];
  for (let from = 0; from < tickets.length; from += SETTLED_AT_ONCE)
    chunks.push(tickets.slice(from, from + SETTLED_AT_ONCE));
  return chunks;
}

function sum(a: Fired, b: Fired): Fired {
  return {
    tickets: a.tickets + b.tickets,
    events: a.events + b.events,
    setAside: a.setAside + b.setAside,
  };
}
