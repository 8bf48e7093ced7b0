import {
  BREAKDOWNS,
  checkPeriod,
  FIGURE_KEYS,
  PERIOD_KINDS,
  periodOf,
  RATE_KEYS,
  type Breakdown,
  type FigureKey,
  type Instant,
  type Period,
  type PeriodKind,
  type StatisticsFilter,
  type StatisticsSort,
} from '@wide-angle/shared';

/** What the address of the statistics holds, so that a view can be kept and sent to others. */
export interface StatisticsSearch {
  /** A named period; without it `from` and `to`, without those this month. */
  period?: PeriodKind | undefined;
  from?: string | undefined;
  to?: string | undefined;
  subdistrictId?: string | undefined;
  communityId?: string | undefined;
  organizationId?: string | undefined;
  categoryCode?: string | undefined;
  /** How the part that was chosen is called on the screen. */
  part?: string | undefined;
  by?: Breakdown | undefined;
  sort?: StatisticsSort | undefined;
  order?: 'asc' | 'desc' | undefined;
}

/** The list behind a number. */
export interface CountedSearch extends StatisticsSearch {
  figure?: FigureKey | undefined;
}

const SORTS: readonly StatisticsSort[] = ['name', ...FIGURE_KEYS, ...RATE_KEYS];

/** Reads an address; what makes no sense is dropped. */
export function readCountedSearch(search: Record<string, unknown>): CountedSearch {
  return { ...readStatisticsSearch(search), figure: oneOf(FIGURE_KEYS, search.figure) };
}

export function readStatisticsSearch(search: Record<string, unknown>): StatisticsSearch {
  const [from, to] = [text(search.from), text(search.to)];
  const isPeriod = from !== undefined && to !== undefined && checkPeriod({ from, to }) === null;
  return {
    period: oneOf(PERIOD_KINDS, search.period),
    ...(isPeriod ? { from, to } : {}),
    subdistrictId: text(search.subdistrictId),
    communityId: text(search.communityId),
    organizationId: text(search.organizationId),
    categoryCode: text(search.categoryCode),
    part: text(search.part)?.slice(0, 60),
    by: oneOf(BREAKDOWNS, search.by),
    sort: oneOf(SORTS, search.sort),
    order: oneOf(['asc', 'desc'] as const, search.order),
  };
}

export function chosenPeriod({ period, from, to }: StatisticsSearch, now: Instant): Period {
  if (!period && from && to) return { from, to };
  return periodOf(period ?? 'month', now);
}

/** What to ask the server for. */
export function filterOf(search: StatisticsSearch, now: Instant): StatisticsFilter {
  const { subdistrictId, communityId, organizationId, categoryCode } = search;
  const part = { subdistrictId, communityId, organizationId, categoryCode };
  const named = Object.entries(part).filter(([, value]) => value !== undefined);
  return {
    ...chosenPeriod(search, now),
    ...(Object.fromEntries(named) as Partial<StatisticsFilter>),
  };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function oneOf<T extends string>(allowed: readonly T[], value: unknown): T | undefined {
  return allowed.find((one) => one === value);
}
