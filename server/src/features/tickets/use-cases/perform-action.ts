import { setTimeout as sleep } from 'node:timers/promises';
import type { Actor, Intention, Reckoning, TicketView } from '@wide-angle/shared';
import { maySeeTicket, perform, relationsOf, workerName } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';
import { ProblemError } from '../../../platform/http/problem-error.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { IdempotentRequests } from '../../../platform/requests/once.js';
import { People } from '../../identity/index.js';
import { Policies } from '../../organizations/index.js';
import { ActionTargets } from '../action-targets.js';
import type { Ticket } from '../entities/ticket.entity.js';
import { LostRace, persistently } from '../lost-race.js';
import { RelationsToTicket } from '../relations-to-ticket.js';
import { SideRows } from '../side-rows.js';
import { factsOf } from '../ticket-row.js';
import { TicketRepository } from '../ticket.repository.js';
import { TicketViews } from '../views/ticket-views.js';

/** An officer who supervises waits so long at most for his order, which is made after the commit. */
const ORDER_MS = 2000;

/** Does any of the lifecycle's actions to a ticket: the rules are in shared, this loads, stores and answers. */
@Injectable()
export class PerformAction {
  constructor(
    @Inject(IdempotentRequests) private readonly requests: IdempotentRequests,
    @Inject(TicketRepository) private readonly tickets: TicketRepository,
    @Inject(TicketViews) private readonly views: TicketViews,
    @Inject(RelationsToTicket) private readonly relations: RelationsToTicket,
    @Inject(ActionTargets) private readonly targets: ActionTargets,
    @Inject(SideRows) private readonly sideRows: SideRows,
    @Inject(Policies) private readonly policies: Policies,
    @Inject(People) private readonly people: People,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  /**
   * @param key the request's idempotency key: a repeat does nothing and answers like the first
   * @returns the ticket after it, as the actor sees it
   * @throws ProblemError with the rule's refusal; `ticket.notFound` for an unknown ticket as for somebody else's. A
   *   conflict carries the fresh ticket.
   */
  async run(actor: Actor, id: string, intention: Intention, key: string): Promise<TicketView> {
    try {
      const written = await this.persistently(actor, id, intention, key);
      if (intention.action === 'supervise') await this.orderIsMade();
      return await (written ? this.views.ofRow(actor, written) : this.views.of(actor, id));
    } catch (error) {
      throw await this.withFreshTicket(error, actor, id);
    }
  }

  /** So that the answer shows the order; where the outbox is slower, the order comes a moment later. */
  private async orderIsMade(): Promise<void> {
    const enough = new AbortController();
    // What cannot be delivered is not the officer's trouble: the outbox says so and tries again.
    const delivered = this.outbox.drain(enough.signal).catch(() => 0);
    await Promise.race([delivered, sleep(ORDER_MS, undefined, { ref: false })]);
    enough.abort();
  }

  private persistently(
    actor: Actor,
    id: string,
    intention: Intention,
    key: string,
  ): Promise<Ticket | null> {
    const { action, body } = intention;
    const endpoint = `POST /tickets/${id}/${action}`;
    const request = { personId: actor.personId, key, endpoint, body, resourceId: id };
    return persistently(async () => {
      // Stays null for a repeated request, whose ticket may have gone on.
      const written: { row: Ticket | null } = { row: null };
      const act = async (tx: Tx) => {
        written.row = await this.attempt(tx, actor, id, intention);
        return id;
      };
      await this.requests.once(request, act, () => (written.row = null));
      return written.row;
    });
  }

  /**
   * Supervises a ticket as part of an order that the caller writes in the same unit of work. The caller repeats it all
   * where {@link LostRace} is thrown, see `persistently`.
   * @returns the number of the event in the ticket's history
   * @throws ProblemError as {@link run}, without the fresh ticket
   */
  async superviseWithin(
    tx: Tx,
    actor: Actor,
    ticketId: string,
    { demand, dueAt }: { demand: string; dueAt: string },
  ): Promise<number> {
    const version = (await this.tickets.find(ticketId))?.version ?? 0;
    const intention = { action: 'supervise', body: { version, demand, dueAt } } as const;
    const after = await this.attempt(tx, actor, ticketId, intention);
    return after?.version ?? 0;
  }

  /** @returns the row as written; null where side rows changed it too */
  private async attempt(
    tx: Tx,
    actor: Actor,
    id: string,
    intention: Intention,
  ): Promise<Ticket | null> {
    const before = await this.tickets.find(id);
    if (!before) throw new ProblemError('ticket.notFound');
    const { ties, relations } = await this.relations.of(actor, before);
    if (!maySeeTicket(relations)) throw new ProblemError('ticket.notFound');
    const reckoning = await this.policies.version(before.bureauId, before.policyVersion);
    const progress = await this.decide(actor, before, intention, reckoning, (facts) =>
      relationsOf(actor, facts, ties),
    );
    const after = await this.tickets.advance(tx, { before, reckoning, progress });
    if (!after) throw new LostRace();
    await this.sideRows.write(tx, actor, progress.ticket, intention, this.clock.now());
    return intention.action === 'join' ? null : after;
  }

  private async decide(
    actor: Actor,
    before: Ticket,
    intention: Intention,
    reckoning: Reckoning,
    relationsOfActor: Parameters<typeof perform>[0]['relationsOf'],
  ) {
    const targets = await this.targets.of(actor, before, intention);
    const now = this.clock.now();
    const ticket = factsOf(before);
    const context = { ...reckoning, ticket, actor, now, targets, relationsOf: relationsOfActor };
    const performed = perform(context, intention);
    if (performed.ok) return performed;
    const { code, params } = performed.refusal;
    const winner = code === 'ticket.claimedByOther' ? performed.settled.ticket.handlerId : null;
    throw new ProblemError(
      code,
      winner ? { handlerName: await this.nameOf(winner, before.responsibleId) } : params,
    );
  }

  private async nameOf(personId: string, organizationId: string): Promise<string> {
    const { realName = '', posts = [] } = (await this.people.known([personId])).get(personId) ?? {};
    return workerName(realName, posts, organizationId);
  }

  /** Conflicts carry the ticket as it is now, so that the screen can go on. */
  private async withFreshTicket(error: unknown, actor: Actor, id: string): Promise<unknown> {
    if (!(error instanceof ProblemError) || !CONFLICTS.includes(error.code)) return error;
    const ticket = await this.views.of(actor, id);
    return new ProblemError(error.code, error.params, { ...error.extra, ticket });
  }
}

const CONFLICTS: readonly string[] = [
  'ticket.changed',
  'ticket.claimedByOther',
  'ticket.wrongState',
];
