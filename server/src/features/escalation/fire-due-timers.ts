import type { Instant } from '@wide-angle/shared';
import { MINUTE, settle } from '@wide-angle/shared';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { LessThanOrEqual } from 'typeorm';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Policies } from '../organizations/index.js';
import { factsOf, Ticket, TicketRepository, type Step } from '../tickets/index.js';

/** Tickets looked for at once, and tickets settled in one transaction. */
const FOUND_AT_ONCE = 200;
const SETTLED_AT_ONCE = 25;
/** A ticket that cannot be settled is tried again after so long, twice as long each time, at most daily. */
const FIRST_PAUSE = 5 * MINUTE;
const LONGEST_PAUSE = 24 * 60 * MINUTE;

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
 * Fires all timers of tickets that are due (DESIGN §4.3). It finds rows and calls the domain's `settle`, with the guard
 * that all changes of a ticket have: two workers at one ticket, or a worker and a person, cannot both be its next
 * event. So each rung fires exactly once, decided by the database and by nothing else.
 */
@Injectable()
export class FireDueTimers {
  private readonly logger = new Logger('Escalation');

  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(TicketRepository) private readonly tickets: TicketRepository,
    @Inject(Policies) private readonly policies: Policies,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Fires everything that is due now, the longest due first, until nothing is left.
   * @param signal leaves between two transactions when it is set
   */
  async drain(signal?: AbortSignal): Promise<Fired> {
    let fired = NOTHING;
    for (;;) {
      const ids = await this.dueIds();
      if (ids.length === 0) return fired;
      for (const some of chunksInSomeOrder(ids)) {
        if (signal?.aborted) return fired;
        fired = sum(fired, await this.fire(some));
      }
    }
  }

  private async dueIds(): Promise<string[]> {
    const rows = await this.unitOfWork.reader.find(Ticket, {
      select: { id: true },
      where: { nextTimerAt: LessThanOrEqual(this.clock.now()) },
      order: { nextTimerAt: 'ASC', id: 'ASC' },
      take: FOUND_AT_ONCE,
    });
    return rows.map(({ id }) => id);
  }

  private async fire(ids: readonly string[]): Promise<Fired> {
    return this.unitOfWork.run(async (tx) => {
      const now = this.clock.now();
      const due = (await this.tickets.findMany(ids))
        .filter(({ nextTimerAt }) => nextTimerAt !== null && nextTimerAt <= now)
        // Two workers that meet take the rows in the same order and do not block each other for good.
        .sort((a, b) => (a.id < b.id ? -1 : 1));
      const tried = await Promise.all(due.map((ticket) => this.settle(ticket, now)));
      const failures = tried.filter((one) => one instanceof Failure);
      const steps = tried.filter((one): one is Step => !(one instanceof Failure));
      const made = await this.tickets.advanceAll(tx, steps);
      for (const { ticket, reason } of failures) {
        const retryAt = now + pauseAfter(ticket.timerFailures);
        await this.tickets.setAside(tx, ticket, { at: now, retryAt, error: String(reason) });
        this.unitOfWork.onCommit(() =>
          this.logger.error({ ticketId: ticket.id, err: reason }, 'timers set aside'),
        );
      }
      const events = made.reduce((n, { progress }) => n + progress.events.length, 0);
      return { tickets: made.length, events, setAside: failures.length };
    });
  }

  /** What is due for one ticket; one that cannot be reckoned must not stop the others. */
  private async settle(ticket: Ticket, now: Instant): Promise<Step | Failure> {
    try {
      const reckoning = await this.policies.version(ticket.bureauId, ticket.policyVersion);
      return { before: ticket, reckoning, progress: settle(reckoning, factsOf(ticket), now) };
    } catch (reason) {
      return new Failure(ticket, reason);
    }
  }
}

/** A ticket whose timers cannot be fired, and why. */
class Failure {
  constructor(
    readonly ticket: Ticket,
    readonly reason: unknown,
  ) {}
}

function pauseAfter(failures: number): Instant {
  return Math.min(FIRST_PAUSE * 2 ** failures, LONGEST_PAUSE);
}

/** Several workers find the same tickets: each begins at another place, so that they seldom meet. */
function chunksInSomeOrder(ids: readonly string[]): string[][] {
  const chunks: string[][] = [];
  for (let from = 0; from < ids.length; from += SETTLED_AT_ONCE)
    chunks.push(ids.slice(from, from + SETTLED_AT_ONCE));
  const start = Math.floor(Math.random() * chunks.length);
  return [...chunks.slice(start), ...chunks.slice(0, start)];
}

function sum(a: Fired, b: Fired): Fired {
  return {
    tickets: a.tickets + b.tickets,
    events: a.events + b.events,
    setAside: a.setAside + b.setAside,
  };
}
