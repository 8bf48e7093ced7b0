import type { Instant } from '../api/time.ts';
import type { Reckoning } from '../ticket/clocks.ts';
import type { TicketEvent } from '../ticket/event.ts';
import { applyEvent } from '../ticket/event.ts';
import type { TicketFacts } from '../ticket/facts.ts';
import {
  hasOfficeLimit,
  officeStarts,
  recompute,
  type CalendarArrival,
} from '../ticket/recompute.ts';
import { settle, type Progress } from './settle.ts';

/**
 * A ticket brought to a new or corrected table, whole: what was due before is fired first, so that lateness that has
 * happened stays; then the limits are reckoned anew; then what follows is fired.
 * @param history the ticket's events so far; asked for only where it is needed
 */
export async function recomputed(
  reckoning: Reckoning,
  ticket: TicketFacts,
  context: {
    readonly cause: CalendarArrival;
    readonly now: Instant;
    readonly history: () => Promise<readonly TicketEvent[]>;
  },
): Promise<Progress> {
  const { cause, now, history } = context;
  const before = settle(reckoning, ticket, now);
  const events = hasOfficeLimit(before.ticket) ? [...(await history()), ...before.events] : [];
  const event = recompute(reckoning, before.ticket, { starts: officeStarts(events), cause, now });
  if (!event) return before;
  const after = settle(reckoning, applyEvent(before.ticket, event), now);
  return { ticket: after.ticket, events: [...before.events, event, ...after.events] };
}
