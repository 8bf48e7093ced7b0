import type { Instant } from '../api/time.ts';
import { settle, perform } from '../escalation/settle.ts';
import { wall } from '../deadline/testing/wall.ts';
import type { Actor } from '../identity/actor.ts';
import type { ActionBodies, Intention } from '../ticket/action-bodies.ts';
import type { TicketAction } from '../ticket/actions.ts';
import type { TicketEvent } from '../ticket/event.ts';
import type { TicketFacts } from '../ticket/facts.ts';
import { relationsOf } from '../ticket/relations.ts';
import type { Targets } from '../ticket/rules/rule.ts';
import { aTicket, GOOD_TARGETS, reckoning } from './fixtures.ts';

/** A ticket's life told in a test: who did what when, with the timers that fired between. */
export class Story {
  readonly events: TicketEvent[] = [];
  /** The neighbour has joined. */
  joined = false;

  constructor(
    public ticket: TicketFacts = aTicket(),
    public now: Instant = ticket.submittedAt,
  ) {}

  /** Moves to `2026-11-23 09:00` and fires what is due. */
  at(time: string): this {
    this.now = wall(time);
    return this.take(settle(reckoning, this.ticket, this.now));
  }

  /** Does an action that must be accepted; `version` is filled in. Throws with the refusal's code. */
  does<A extends TicketAction>(
    actor: Actor,
    action: A,
    body: Partial<ActionBodies[A]> = {},
    targets: Targets = GOOD_TARGETS,
  ): this {
    const result = this.tries(actor, action, body, targets);
    if (!result.ok) throw new Error(`${action} refused: ${result.refusal.code}`);
    return this.take(result);
  }

  /** The code with which an action is refused, or null where it would be accepted. Changes nothing. */
  refusal<A extends TicketAction>(
    actor: Actor,
    action: A,
    body: Partial<ActionBodies[A]> = {},
    targets = GOOD_TARGETS,
  ) {
    const result = this.tries(actor, action, body, targets);
    return result.ok ? null : result.refusal.code;
  }

  private tries(actor: Actor, action: TicketAction, body: object, targets: Targets) {
    const intention = { action, body: { version: this.ticket.version, ...body } } as Intention;
    const ties = { joined: this.joined, neighbour: true };
    const relations = (ticket: TicketFacts) => relationsOf(actor, ticket, ties);
    const context = {
      ...reckoning,
      ticket: this.ticket,
      actor,
      now: this.now,
      targets,
      relationsOf: relations,
    };
    return perform(context, intention);
  }

  private take(progress: { ticket: TicketFacts; events: readonly TicketEvent[] }): this {
    this.ticket = progress.ticket;
    this.events.push(...progress.events);
    return this;
  }

  /** Types of the events so far, without the submission. */
  get types(): string[] {
    return this.events.map((event) => event.type);
  }
}
