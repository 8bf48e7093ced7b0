import type { CursorValue } from '../../../platform/http/cursor.js';
import type { Condition } from '../lists/condition.js';
import type { ListPlan } from '../lists/list-plan.js';
import { afterRow, positionsOf } from '../lists/ticket.queries.js';
import type { Way } from './walk.js';

/** A list in its own order. */
export function alongList(plan: ListPlan, strides: readonly number[]): Way {
  return {
    strides,
    // All of them are; asked again, a database might read the whole list for it.
    within: [],
    stretch(after, length) {
      const { sql, params } = positionsOf(plan, after, length);
      return { sql: `SELECT id AS ticketId, sortKey FROM (${sql}) list`, params };
    },
    worth: ({ sql, params }) => ({ sql: `SELECT ticketId FROM (${sql}) stretch`, params }),
  };
}

/**
 * The tickets of a term by age, newest first. Those that lack another of the terms are left out by the index of words
 * alone; only the rest are looked up.
 */
export function alongTerm(
  [term = '', ...others]: readonly string[],
  plan: ListPlan,
  strides: readonly number[],
): Way {
  const isThere =
    'EXISTS (SELECT 1 FROM ticket_word w WHERE w.term = ? AND w.isOpen = stretch.isOpen ' +
    'AND w.submittedAt = stretch.sortKey AND w.ticketId = stretch.ticketId)';
  const all = others.map(() => isThere).join(' AND ');
  return {
    strides,
    within: plan.within,
    stretch: (after, length) => stretchOf(term, plan, after, length),
    worth: ({ sql, params }) => ({
      sql: `SELECT ticketId FROM (${sql}) stretch${all && ` WHERE ${all}`}`,
      params: [...params, ...others],
    }),
  };
}

const NEWEST = 'ORDER BY submittedAt DESC, ticketId DESC';

/** The ended and the open tickets of a term, each in the order of age. */
const HALVES = [0, 1];

function stretchOf(
  term: string,
  { isOpen }: ListPlan,
  after: readonly CursorValue[] | null,
  length: number,
): Condition {
  const more = after ? [afterRow('newest', after, 'ticketId')] : [];
  const halves = (isOpen ? [1] : HALVES).map((half) => {
    const conditions = [{ sql: `term = ? AND isOpen = ${half}`, params: [term] }, ...more];
    const where = conditions.map(({ sql }) => sql).join(' AND ');
    return {
      sql: `SELECT ticketId, submittedAt AS sortKey, isOpen FROM ticket_word WHERE ${where} ${NEWEST} LIMIT ${length}`,
      params: conditions.flatMap(({ params }) => params),
    };
  });
  const both = halves.map(({ sql }, at) => `SELECT * FROM (${sql}) h${at}`).join(' UNION ALL ');
  return {
    sql:
      halves.length === 1
        ? halves[0]!.sql
        : `${both} ORDER BY sortKey DESC, ticketId DESC LIMIT ${length}`,
    params: halves.flatMap(({ params }) => params),
  };
}
