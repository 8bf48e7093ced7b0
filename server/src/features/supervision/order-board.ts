import type { OrderBoard, OrderCounts, OrderCountsOf } from '@wide-angle/shared';
import type { OrderTally } from './order.queries.js';

const NONE: OrderCounts = {
  drafts: 0,
  issued: 0,
  open: 0,
  awaitingReply: 0,
  replied: 0,
  closed: 0,
  late: 0,
  escalated: 0,
};

/** The board out of what the database has counted. Drafts that were dropped were never orders and count nowhere. */
export function boardOf(
  tallies: readonly OrderTally[],
  names: ReadonlyMap<string, string>,
): OrderBoard {
  const by = (side: 'issuerId' | 'addresseeId'): OrderCountsOf[] => {
    const ids = [...new Set(tallies.map((tally) => tally[side]))];
    return ids
      .map((id) => ({
        organizationId: id,
        name: names.get(id) ?? '',
        ...countsOf(tallies.filter((tally) => tally[side] === id)),
      }))
      .filter(({ issued, drafts }) => issued + drafts > 0)
      .sort((a, b) => b.issued - a.issued || a.name.localeCompare(b.name, 'zh'));
  };
  return { total: countsOf(tallies), byIssuer: by('issuerId'), byAddressee: by('addresseeId') };
}

function countsOf(tallies: readonly OrderTally[]): OrderCounts {
  const counts = { ...NONE };
  for (const tally of tallies) count(counts, tally);
  return counts;
}

function count(counts: OrderCounts, { state, isLate, isEscalated, count: many }: OrderTally): void {
  if (state === 'draft') counts.drafts += many;
  if (state === 'draft' || state === 'dropped') return;
  counts.issued += many;
  counts.open += state === 'closed' ? 0 : many;
  counts.awaitingReply += state === 'issued' ? many : 0;
  counts.replied += state === 'replied' ? many : 0;
  counts.closed += state === 'closed' ? many : 0;
  counts.late += isLate ? many : 0;
  counts.escalated += isEscalated ? many : 0;
}
