import {
  fromIso,
  friendlyTime,
  LATE_LABELS,
  type Instant,
  type LatenessView,
  type TicketView,
} from '@wide-angle/shared';
import { type ChoiceOption } from './form-spec';

/** Limits that bind the working organisation; only these can be appealed. */
const OF_WORK: ReadonlySet<LatenessView['clock']> = new Set(['claim', 'overall']);

/** The ticket's missed limits whose appeal stands so, to choose one from. */
export function latenessOptions(
  ticket: TicketView,
  appeal: LatenessView['appeal'],
  now: Instant,
): ChoiceOption[] {
  return (
    ticket.lateness
      .filter((late) => late.appeal === appeal && OF_WORK.has(late.clock))
      // What another organisation missed before is not this one's to appeal; the bureau decides on any.
      .filter((late) => appeal !== null || late.organizationName === ticket.responsibleName)
      .map((late) => ({
        value: late.id,
        label: `${LATE_LABELS[late.clock]}（第 ${late.round} 轮）`,
        note: `时限 ${friendlyTime(now, fromIso(late.at))}`,
      }))
  );
}

/** The only one, chosen from the start. */
export function onlyLateness(
  ticket: TicketView,
  appeal: LatenessView['appeal'],
  now: Instant,
): { latenessId?: string } {
  const options = latenessOptions(ticket, appeal, now);
  return options.length === 1 ? { latenessId: options[0]?.value } : {};
}
