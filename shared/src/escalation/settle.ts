import type { Instant } from '../api/time.ts';
import type { Refusal } from '../api/problem.ts';
import type { Intention } from '../ticket/action-bodies.ts';
import { decide } from '../ticket/decide.ts';
import type { TicketEvent } from '../ticket/event.ts';
import { applyEvent } from '../ticket/event.ts';
import type { TicketFacts } from '../ticket/facts.ts';
import type { Reckoning } from '../ticket/clocks.ts';
import type { Relation } from '../ticket/relations.ts';
import type { RuleContext } from '../ticket/rules/rule.ts';
import { fire } from './fire.ts';
import { nextTimer } from './next-timer.ts';

/** A ticket after some events, with the events to append in order. */
export interface Progress {
  readonly ticket: TicketFacts;
  readonly events: readonly TicketEvent[];
}

/** No honest history has so many timers in one go: two years of reminders are about five hundred. */
const MOST_TIMERS = 5_000;

/**
 * Fires all timers that are due at `now`, in order, with their true due times. Every use case settles before it
 * decides: what is late is late even if no worker ran. Throws where timers never end (a bad policy).
 */
export function settle(reckoning: Reckoning, ticket: TicketFacts, now: Instant): Progress {
  const events: TicketEvent[] = [];
  let current = ticket;
  for (
    let timer = nextTimer(reckoning, current);
    timer && timer.dueAt <= now;
    timer = nextTimer(reckoning, current)
  ) {
    if (events.length >= MOST_TIMERS)
      throw new RangeError(`timers of ticket ${ticket.id} do not end`);
    const event = fire(reckoning, current, timer, now);
    events.push(event);
    current = applyEvent(current, event);
  }
  return { ticket: current, events };
}

/** Relations of the acting person to the settled ticket. */
export type RelationsOf = (ticket: TicketFacts) => ReadonlySet<Relation>;

export type Performed =
  | ({ readonly ok: true } & Progress)
  | { readonly ok: false; readonly refusal: Refusal; readonly settled: Progress };

/**
 * One action on one ticket, whole: settle, check that the person saw the present ticket, decide, settle again
 * (sending back a resolve may uncover a limit that passed meanwhile). A refusal still gives the settled history.
 */
export function perform(
  context: Omit<RuleContext, 'relations'> & { readonly relationsOf: RelationsOf },
  intention: Intention,
): Performed {
  const { relationsOf, ...rest } = context;
  const before = settle(context, context.ticket, context.now);
  const refuse = (refusal: Refusal): Performed => ({ ok: false, refusal, settled: before });
  if (isStale(before.ticket, intention)) return refuse({ code: 'ticket.changed' });
  const decision = decide(
    { ...rest, ticket: before.ticket, relations: relationsOf(before.ticket) },
    intention,
  );
  if (!decision.ok) return refuse(decision.refusal);
  const after = settle(context, applyEvent(before.ticket, decision.event), context.now);
  return {
    ok: true,
    ticket: after.ticket,
    events: [...before.events, decision.event, ...after.events],
  };
}

/** He saw an older ticket, or says that he saw one that there never was. */
function isStale(ticket: TicketFacts, { body }: Intention): boolean {
  if (!('version' in body)) return false;
  return body.version < ticket.basisVersion || body.version > ticket.version;
}
