import { marksOf, type Mark } from '@wide-angle/shared';
import { newId } from '../../platform/ids.js';
import type { CountedHistory } from '../tickets/index.js';
import type { StatisticMark } from './entities/statistic-mark.entity.js';

type NewMark = Omit<StatisticMark, 'id'>;

/** What a ticket's marks are by its history, as they are stored. */
export function markRowsOf({ ticket, events }: CountedHistory): NewMark[] {
  const { bureauId, subdistrictId, communityId, categoryCode } = ticket;
  return marksOf(ticket, events).map(({ scores, ...mark }: Mark) => ({
    ...mark,
    ticketId: ticket.id,
    bureauId,
    subdistrictId,
    communityId,
    categoryCode,
    speed: scores?.speed ?? null,
    quality: scores?.quality ?? null,
    attitude: scores?.attitude ?? null,
  }));
}

/** What must go and what must come so that the stored marks become these. */
export interface MarkChanges {
  readonly removed: readonly StatisticMark[];
  readonly added: readonly StatisticMark[];
}

export function markChanges(
  stored: readonly StatisticMark[],
  wanted: readonly NewMark[],
): MarkChanges {
  const known = new Set(stored.map(signature));
  const kept = new Set(wanted.map(signature));
  return {
    removed: stored.filter((mark) => !kept.has(signature(mark))),
    added: wanted
      .filter((mark) => !known.has(signature(mark)))
      .map((mark) => ({ ...mark, id: newId() })),
  };
}

/** All that a mark says, as one text. */
function signature(mark: NewMark): string {
  const { ticketId, measure, part, day, subdistrictId, communityId, organizationId } = mark;
  const { bureauId, categoryCode, speed, quality, attitude } = mark;
  const place = [bureauId, subdistrictId, communityId, organizationId, categoryCode];
  return [ticketId, measure, part, day, ...place, speed, quality, attitude].join('/');
}
