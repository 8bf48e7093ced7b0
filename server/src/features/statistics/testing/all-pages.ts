import type { Breakdown, BreakdownRow, FigureKey, StatisticsFilter } from '@wide-angle/shared';
import type { Persona } from '../../../testing/personas.js';

/** All rows of a breakdown, page by page. */
export async function wholeBreakdown(by: Persona, query: StatisticsFilter & { by: Breakdown }) {
  const rows: BreakdownRow[] = [];
  let cursor: string | undefined;
  do {
    const page = await by.api.statistics.breakdown({ query: { ...query, limit: 3, cursor } });
    rows.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor);
  return rows;
}

/** The tickets behind a number, page by page, and how many of them are elsewhere. */
export async function opened(by: Persona, query: StatisticsFilter & { figure: FigureKey }) {
  const ids: string[] = [];
  let [withheld, cursor]: [number, string | undefined] = [0, undefined];
  do {
    const page: Awaited<ReturnType<Persona['api']['statistics']['tickets']>> =
      await by.api.statistics.tickets({ query: { ...query, limit: 7, cursor } });
    ids.push(...page.items.map(({ id }) => id));
    withheld += page.withheld;
    cursor = page.next ?? undefined;
  } while (cursor);
  return { ids, withheld };
}
