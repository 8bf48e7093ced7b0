import type {
  Actor,
  Breakdown,
  BreakdownPage,
  BreakdownQuery,
  BreakdownRow,
  Page,
  StatisticsFilter,
  StatisticsSort,
  Totals,
} from '@wide-angle/shared';
import {
  hasCategory,
  monthsOf,
  monthText,
  NO_TOTALS,
  PAGE_LIMIT_DEFAULT,
  periodWithin,
  RATES,
  statisticsOf,
  type RateKey,
} from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { decodeCursor, encodeCursor } from '../../../platform/http/cursor.js';
import { ProblemError } from '../../../platform/http/problem-error.js';
import { Policies, Registry } from '../../organizations/index.js';
import { partOf } from '../part.js';
import { StatisticsQueries } from '../statistics.queries.js';
import { CountChanges } from './count-changes.js';

const FILTER_FIELDS = {
  organization: 'organizationId',
  community: 'communityId',
  subdistrict: 'subdistrictId',
  category: 'categoryCode',
} as const;

/** Numbers told apart by company, community, subdistrict, category or month. A county has some hundred rows at most. */
@Injectable()
export class ReadBreakdown {
  constructor(
    @Inject(StatisticsQueries) private readonly queries: StatisticsQueries,
    @Inject(CountChanges) private readonly counting: CountChanges,
    @Inject(Registry) private readonly registry: Registry,
    @Inject(Policies) private readonly policies: Policies,
  ) {}

  /** @throws ProblemError `permission.denied`, `input.invalid`, `input.cursor` */
  async run(actor: Actor, query: BreakdownQuery): Promise<BreakdownPage> {
    const part = partOf(actor, query);
    const totals = await this.queries.totals(part, query, query.by);
    if (query.by === 'month') fillMonths(totals, query);
    const names = await this.namesOf(actor, query.by, [...totals.keys()]);
    const rows = [...totals].map(([key, sums]) => rowOf(query, key, names.get(key) ?? key, sums));
    const sorted = rows.sort(inOrderOf(query));
    return { ...pageAt(sorted, query), isBehind: await this.counting.isBehind() };
  }

  private async namesOf(
    actor: Actor,
    by: Breakdown,
    keys: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    if (by === 'month') return new Map(keys.map((key) => [key, monthText(Number(key))]));
    if (by !== 'category') return this.registry.organizationNames(keys);
    const { policy } = await this.policies.current(actor.bureauId ?? '');
    const known = keys.filter((key) => hasCategory(policy, key));
    return new Map(known.map((key) => [key, policy.categories[key]?.name ?? key]));
  }
}

/** A month in which nothing happened is a month too. */
function fillMonths(totals: Map<string, Totals>, query: BreakdownQuery): void {
  for (const month of monthsOf(query)) {
    const key = String(month);
    if (!totals.has(key)) totals.set(key, NO_TOTALS);
  }
}

function rowOf(query: BreakdownQuery, key: string, name: string, totals: Totals): BreakdownRow {
  return { key, name, filter: filterOf(query, key), ...statisticsOf(totals) };
}

function filterOf(query: BreakdownQuery, key: string): StatisticsFilter {
  const { from, to, subdistrictId, communityId, organizationId, categoryCode, by } = query;
  const all = { from, to, subdistrictId, communityId, organizationId, categoryCode };
  const asked = Object.fromEntries(
    Object.entries(all).filter(([, value]) => value !== undefined),
  ) as unknown as StatisticsFilter;
  return by === 'month'
    ? { ...asked, ...periodWithin(query, Number(key)) }
    : { ...asked, [FILTER_FIELDS[by]]: key };
}

/** By the number asked for, the greatest first; rows that have no such rate come last; ties by name. */
function inOrderOf(query: BreakdownQuery): (a: BreakdownRow, b: BreakdownRow) => number {
  const sort = query.sort ?? (query.by === 'month' ? 'name' : 'filed');
  const sign = (query.order ?? (sort === 'name' ? 'asc' : 'desc')) === 'asc' ? 1 : -1;
  const byName = (a: BreakdownRow, b: BreakdownRow) => {
    const [one, other] = query.by === 'month' ? [a.name, b.name] : [a.name + a.key, b.name + b.key];
    return one < other ? -1 : Number(one > other);
  };
  if (sort === 'name') return (a, b) => sign * byName(a, b);
  return (a, b) => {
    const [one, other] = [valueOf(a, sort), valueOf(b, sort)];
    if (one === null || other === null)
      return Number(one === null) - Number(other === null) || byName(a, b);
    return sign * (one - other) || byName(a, b);
  };
}

function valueOf(row: BreakdownRow, sort: Exclude<StatisticsSort, 'name'>): number | null {
  if (!isRate(sort)) return row.figures[sort];
  const { numerator, denominator } = row.rates[sort];
  return denominator === 0 ? null : numerator / denominator;
}

function isRate(sort: string): sort is RateKey {
  return Object.hasOwn(RATES, sort);
}

function pageAt(rows: readonly BreakdownRow[], query: BreakdownQuery): Page<BreakdownRow> {
  const [from = 0] = decodeCursor(query.cursor, 1) ?? [];
  if (typeof from !== 'number' || from < 0) throw new ProblemError('input.cursor');
  const to = from + (query.limit ?? PAGE_LIMIT_DEFAULT);
  return { items: rows.slice(from, to), next: to < rows.length ? encodeCursor([to]) : null };
}
