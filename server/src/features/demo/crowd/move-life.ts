import type { Instant, TicketEvent, TicketFacts } from '@wide-angle/shared';
import { replay } from '@wide-angle/shared';
import type { DemoEstate } from '../seed/world.js';

/** No number of the domain is as large as a moment of our days. */
const EARLIEST = Date.UTC(2001, 0);

/** Where and when a lived ticket is lived once more. */
export interface Move {
  readonly ticketId: string;
  readonly from: DemoEstate;
  readonly to: DemoEstate;
  /** Milliseconds, less than a minute: no limit falls on another working day by that. */
  readonly delay: number;
}

/** The same history at another estate, with the people of that place. */
export function moveEvents(events: readonly TicketEvent[], move: Move): TicketEvent[] {
  const names = namesFor(events[0]?.ticketId ?? '', move);
  return events.map((event) => moved(event, names, move.delay));
}

/** The same facts at another estate: what the moved history comes to. */
export function moveFacts(facts: TicketFacts, move: Move): TicketFacts {
  return moved(facts, namesFor(facts.id, move), move.delay);
}

/** @throws Error where history and facts of a moved ticket are not one */
export function assertSame(events: readonly TicketEvent[], facts: TicketFacts): void {
  if (JSON.stringify(sorted(replay(events))) !== JSON.stringify(sorted(facts)))
    throw new Error(`ticket ${facts.id} is not the sum of its events`);
}

function sorted(facts: TicketFacts): unknown[] {
  return Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Everybody and everything of one place, by his counterpart of the other. */
function namesFor(ticketId: string, { ticketId: fresh, from, to }: Move): Map<string, string> {
  const pairs = placeOf(from).map((id, at): [string, string] => [id, placeOf(to)[at] ?? id]);
  return new Map([...pairs, [ticketId, fresh]]);
}

function placeOf({ id, subdistrictId, community, company, residentIds }: DemoEstate): string[] {
  return [
    id,
    subdistrictId,
    community.id,
    community.officer.personId,
    company.id,
    company.manager.personId,
    ...company.staff.map(({ personId }) => personId),
    ...residentIds,
  ];
}

function moved<T>(value: T, names: ReadonlyMap<string, string>, delay: Instant): T {
  if (typeof value === 'string') return (names.get(value) ?? value) as T;
  if (typeof value === 'number') return (value > EARLIEST ? value + delay : value) as T;
  if (Array.isArray(value)) return value.map((one: unknown) => moved(one, names, delay)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const copy: Record<string, unknown> = {};
  for (const [key, one] of Object.entries(value)) copy[key] = moved(one as unknown, names, delay);
  return copy as T;
}
