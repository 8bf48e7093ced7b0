import {
  daysOf,
  FIGURES,
  isStandingFigure,
  marksOf,
  monthNumber,
  monthsOf,
  monthText,
  NO_DAY,
  periodWithin,
  statisticsOf,
  totalsOf,
  type BreakdownQuery,
  type BreakdownRow,
  type CountedTicketsPage,
  type CountedTicketsQuery,
  type Mark,
  type OverviewView,
  type Period,
  type StatisticsFilter,
} from '@wide-angle/shared';
import type { FakeCounty } from './fake-county.ts';
import { FakeRefusal } from './fake-refusal.ts';
import { organizationName } from './fake-directory.ts';
import type { FakeTicket } from './fake-tickets.ts';
import { cardOf } from './fake-views.ts';

interface Counted {
  readonly ticket: FakeTicket;
  readonly mark: Mark;
}

/** Every mark of the county's tickets within a period, and how things stand now. */
function countedIn(county: FakeCounty, filter: StatisticsFilter): Counted[] {
  const { from, to } = daysOf(filter);
  return county.tickets
    .flatMap((ticket) => marksOf(ticket.facts, ticket.events).map((mark) => ({ ticket, mark })))
    .filter(({ mark: { day } }) => day === NO_DAY || (day >= from && day <= to))
    .filter(({ mark }) => [undefined, mark.organizationId].includes(filter.organizationId));
}

const statistics = (counted: readonly Counted[]) =>
  statisticsOf(totalsOf(counted.map(({ mark }) => mark)));

export function overviewIn(county: FakeCounty, filter: StatisticsFilter): OverviewView {
  const { from, to } = filter;
  return {
    from,
    to,
    scopeName: '高塘县',
    isBehind: county.isBehind,
    ...statistics(countedIn(county, filter)),
  };
}

/** By month, and by organisation for every other way. */
export function breakdownIn(county: FakeCounty, query: BreakdownQuery) {
  const counted = countedIn(county, query);
  const items = query.by === 'month' ? months(counted, query) : organizations(counted, query);
  return { items, next: null, isBehind: county.isBehind };
}

function months(counted: readonly Counted[], period: Period): BreakdownRow[] {
  return monthsOf(period).map((month) => ({
    ...{ key: String(month), name: monthText(month), filter: periodWithin(period, month) },
    ...statistics(
      counted.filter(({ mark: { day } }) => day !== NO_DAY && monthNumber(day) === month),
    ),
  }));
}

function organizations(counted: readonly Counted[], { from, to }: Period): BreakdownRow[] {
  const ids = [...new Set(counted.map(({ mark }) => mark.organizationId))];
  return ids.map((organizationId) => ({
    ...{ key: organizationId, name: organizationName(organizationId) },
    filter: { from, to, organizationId },
    ...statistics(counted.filter(({ mark }) => mark.organizationId === organizationId)),
  }));
}

/** The tickets behind a number. */
export function countedTicketsIn(
  county: FakeCounty,
  query: CountedTicketsQuery,
): CountedTicketsPage {
  const figure = FIGURES[query.figure];
  if (!figure) throw new FakeRefusal('input.invalid');
  const isNow = isStandingFigure(query.figure);
  const items = countedIn(county, query)
    .filter(({ mark }) => figure.measures.some((measure) => measure === mark.measure))
    .filter(({ mark }) => (mark.day === NO_DAY) === isNow)
    .map(({ ticket }) => cardOf(ticket));
  return { items, next: null, withheld: 0 };
}
