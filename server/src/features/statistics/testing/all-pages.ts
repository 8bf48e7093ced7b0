import type { Breakdown, FigureKey, StatisticsFilter } from '@wide-angle/shared';
import { pagesOf, rowsOf } from '../../../testing/pages.js';
import type { Persona } from '../../../testing/personas.js';

/** All rows of a breakdown, page by page. */
export function wholeBreakdown(by: Persona, query: StatisticsFilter & { by: Breakdown }) {
  return rowsOf((cursor) => by.api.statistics.breakdown({ query: { ...query, limit: 3, cursor } }));
}

/** The tickets behind a number, page by page, and how many of them are elsewhere. */
export async function opened(by: Persona, query: StatisticsFilter & { figure: FigureKey }) {
  const pages = await pagesOf((cursor) =>
    by.api.statistics.tickets({ query: { ...query, limit: 7, cursor } }),
  );
  return {
    ids: pages.flatMap(({ items }) => items.map(({ id }) => id)),
    withheld: pages.reduce((sum, page) => sum + page.withheld, 0),
  };
}
