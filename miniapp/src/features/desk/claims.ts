import { type TicketCard } from '@wide-angle/shared';

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

/**
 * How many tickets came since the list was loaded, as far as the counts tell; never negative.
 * @param atLoad the list's count when it was loaded, null while unknown
 * @param present its count now
 * @param won how many of it were claimed here since
 */
export function arrivedSince(
  atLoad: number | null,
  present: number | undefined,
  won: number,
): number {
  if (atLoad === null || present === undefined) return 0;
  return Math.max(present - (atLoad - won), 0);
}

/** What stands above the pool. */
export function poolSummary(rows: readonly TicketCard[], total: number | undefined): string {
  const count = Math.max(total ?? 0, rows.length);
  const critical = rows.filter((one) => one.classCode === 'critical').length;
  const most = critical > 0 ? `，其中特急 ${critical} 件` : '';
  return `${count} 件待领取${most}，最急的在最前`;
}
