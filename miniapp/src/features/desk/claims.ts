import { type TicketCard } from '@wide-angle/shared';
import { type ListEnd } from '../../ui/list-footer';

/** How a claim of one row stands: on its way, won, or the row is somebody else's by now. */
export type RowClaim = { kind: 'claiming' } | { kind: 'mine' } | { kind: 'gone'; message: string };

/** Claims by the ticket's id; a row that nobody touched has none. */
export type Claims = Readonly<Record<string, RowClaim>>;

export type ClaimEvent =
  | { type: 'sent'; id: string }
  | { type: 'won'; id: string }
  | { type: 'lost'; id: string; message: string }
  /** Nothing came of it, or it has been read: the row is as any other. */
  | { type: 'dropped'; id: string }
  | { type: 'cleared' };

/** The claims after an event. A claim that is won or lost stays so until it is dropped. */
export function afterClaim(claims: Claims, event: ClaimEvent): Claims {
  switch (event.type) {
    case 'sent':
      return claims[event.id] ? claims : { ...claims, [event.id]: { kind: 'claiming' } };
    case 'won':
      return { ...claims, [event.id]: { kind: 'mine' } };
    case 'lost':
      return { ...claims, [event.id]: { kind: 'gone', message: event.message } };
    case 'dropped':
      return Object.fromEntries(Object.entries(claims).filter(([id]) => id !== event.id));
    case 'cleared':
      return onlyPending(claims);
  }
}

function onlyPending(claims: Claims): Claims {
  return Object.fromEntries(Object.entries(claims).filter(([, one]) => one.kind === 'claiming'));
}

/** How many rows of the list were won here. */
export function wonCount(claims: Claims): number {
  return Object.values(claims).filter((one) => one.kind === 'mine').length;
}

/** What the counts said when the list was loaded, and what had been won here when they were asked last. */
export interface CountBase {
  listAt: number | null;
  countsAt: number | null;
  count: number | null;
  won: number;
}

export const NO_BASE: CountBase = { listAt: null, countsAt: null, count: null, won: 0 };

interface Seen {
  listAt: number | null;
  countsAt: number | null;
  count: number | undefined;
  won: number;
}

/** List and counts are asked for together; counts older than this before the list are of an earlier visit. */
const TOGETHER_MS = 10_000;

/** The base after a look at list and counts: another list starts anew, fresh counts know what was won before. */
export function baseAfter(base: CountBase, { listAt, countsAt, count, won }: Seen): CountBase {
  if (base.listAt !== listAt || base.count === null) {
    const isOld = listAt !== null && (countsAt ?? -Infinity) < listAt - TOGETHER_MS;
    return { listAt, countsAt, count: isOld ? null : (count ?? null), won };
  }
  return base.countsAt === countsAt ? base : { ...base, countsAt, won };
}

/** How many tickets came since the list was loaded, as far as the counts tell; never negative. */
export function arrivedSince(base: CountBase, present: number | undefined): number {
  if (base.count === null || present === undefined) return 0;
  return Math.max(present - (base.count - base.won), 0);
}

/** The rows that can still be claimed. */
export function unclaimed(rows: readonly TicketCard[], claims: Claims): TicketCard[] {
  return rows.filter(({ id }) => !claims[id] || claims[id].kind === 'claiming');
}

/**
 * What stands above the pool.
 * @param rows those that can still be claimed
 * @param end whether the list is there as a whole; else `total` counts more
 */
export function poolSummary(
  rows: readonly TicketCard[],
  end: ListEnd,
  total: number | undefined,
): string {
  const count = end === 'end' ? rows.length : Math.max(total ?? 0, rows.length);
  const critical = rows.filter((one) => one.classCode === 'critical').length;
  const most = critical > 0 ? `，其中特急 ${critical} 件` : '';
  return count === 0 ? '都有人领了，下拉看看新的' : `${count} 件待领取${most}，最急的在最前`;
}
