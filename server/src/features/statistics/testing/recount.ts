import type { Breakdown, Mark, Measure, Period, Totals } from '@wide-angle/shared';
import {
  daysOf,
  marksOf,
  monthNumber,
  NO_DAY,
  replay,
  totalsOf,
  type TicketEvent,
  type TicketFacts,
} from '@wide-angle/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { TestApp } from '../../../testing/start-test-app.js';
import { eventOf } from '../../tickets/ticket-row.js';
import { TicketEventRow } from '../../tickets/index.js';
import { StatisticCell } from '../entities/statistic-cell.entity.js';
import { StatisticMark } from '../entities/statistic-mark.entity.js';
import { CellChanges } from '../cells.js';
import type { Part } from '../statistics.queries.js';

/** A mark with the place of its ticket. */
export type PlacedMark = Mark &
  Pick<TicketFacts, 'id' | 'bureauId' | 'subdistrictId' | 'communityId' | 'categoryCode'>;

/** All marks there should be, from nothing but the stored events: each history replayed from its submission. */
export async function recount(test: TestApp): Promise<PlacedMark[]> {
  const { reader } = test.app.get(UnitOfWork);
  const rows = await reader.find(TicketEventRow, { order: { ticketId: 'ASC', seq: 'ASC' } });
  const histories = new Map<string, TicketEvent[]>();
  for (const row of rows) {
    const known = histories.get(row.ticketId) ?? [];
    histories.set(row.ticketId, [...known, eventOf(row)]);
  }
  return [...histories.values()].flatMap((events) => {
    const { id, bureauId, subdistrictId, communityId, categoryCode, ...facts } = replay(events);
    const place = { id, bureauId, subdistrictId, communityId, categoryCode };
    return marksOf({ ...place, ...facts }, events).map((mark) => ({ ...mark, ...place }));
  });
}

/** Marks of a part and period, told apart as {@link StatisticsQueries.totals} does, by looking at each of them. */
export function recountedTotals(
  marks: readonly PlacedMark[],
  part: Part,
  period: Period,
  by: Breakdown | null,
): Map<string, Totals> {
  const { from, to } = daysOf(period);
  const groups = new Map<string, PlacedMark[]>();
  for (const mark of marks) {
    const isThere = Object.entries(part).every(([key, value]) => mark[key as keyof Part] === value);
    const isNow = mark.day === NO_DAY && by !== 'month';
    if (!isThere || !(isNow || (mark.day >= from && mark.day <= to))) continue;
    const key = keyOf(mark, by);
    groups.set(key, [...(groups.get(key) ?? []), mark]);
  }
  return new Map([...groups].map(([key, group]) => [key, totalsOf(group)]));
}

function keyOf(mark: PlacedMark, by: Breakdown | null): string {
  if (by === null) return '';
  if (by === 'month') return String(monthNumber(mark.day));
  return by === 'category' ? mark.categoryCode : mark[`${by}Id`];
}

const textOf = (mark: {
  ticketId: string;
  measure: Measure;
  part: string;
  day: number;
  organizationId: string;
  communityId: string;
  categoryCode: string;
}) =>
  [
    mark.ticketId,
    mark.measure,
    mark.part,
    mark.day,
    mark.organizationId,
    mark.communityId,
    mark.categoryCode,
  ].join(' ');

/** What must hold once all changes are counted: marks and sums are those of the events. */
export async function expectCounted(test: TestApp): Promise<PlacedMark[]> {
  const { reader } = test.app.get(UnitOfWork);
  const expected = await recount(test);
  const stored = await reader.find(StatisticMark);
  const texts = expected.map((mark) => textOf({ ...mark, ticketId: mark.id }));
  expect(stored.map(textOf).sort()).toEqual(texts.sort());
  const sums = new CellChanges();
  for (const mark of stored) sums.add(mark, 1);
  const cells = await reader.find(StatisticCell);
  const byKey = (a: StatisticCell, b: StatisticCell) => (a.cellKey < b.cellKey ? -1 : 1);
  expect(cells.map((cell) => ({ ...cell })).sort(byKey)).toEqual([...sums.applyTo([])].sort(byKey));
  return expected;
}
