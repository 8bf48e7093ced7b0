import { fromIso, type Instant, type TicketCard } from '@wide-angle/shared';

/** A person's open tickets in the order in which to do them. */
export interface MyWork {
  /** The one that burns first; null where nothing waits for the person himself. */
  first: TicketCard | null;
  late: TicketCard[];
  next: TicketCard[];
  /** Nothing to do now: the owner was asked, or it is shelved. */
  waiting: TicketCard[];
}

const WAITING: ReadonlySet<string> = new Set(['awaiting', 'shelved']);

function dueOf({ limit }: TicketCard): Instant {
  return limit ? fromIso(limit.dueAt) : Number.POSITIVE_INFINITY;
}

/** True where a limit of the running work was missed. */
export function isLateNow(ticket: TicketCard, now: Instant): boolean {
  return ticket.isLate || (ticket.limit !== null && now >= dueOf(ticket));
}

/** Danger to life before lateness, lateness before everything else. */
function rankOf(ticket: TicketCard, now: Instant): number {
  if (ticket.classCode === 'critical') return 0;
  return isLateNow(ticket, now) ? 1 : 2;
}

/** Sorts what a person has in hand: critical first, then late, then by the limit that comes first. */
export function myWork(tickets: readonly TicketCard[], now: Instant): MyWork {
  const waiting = tickets.filter((one) => WAITING.has(one.state));
  const active = tickets
    .filter((one) => !WAITING.has(one.state))
    .sort((a, b) => rankOf(a, now) - rankOf(b, now) || dueOf(a) - dueOf(b));
  const [first = null, ...rest] = active;
  return {
    first,
    late: rest.filter((one) => isLateNow(one, now)),
    next: rest.filter((one) => !isLateNow(one, now)),
    waiting: waiting.sort((a, b) => dueOf(a) - dueOf(b)),
  };
}
