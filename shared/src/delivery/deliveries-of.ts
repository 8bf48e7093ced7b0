import type { Instant } from '../api/time.ts';
import { MINUTE } from '../api/time.ts';
import { atMinute, dayOf, startOfDay } from '../deadline/civil.ts';
import { nextWorkingMorning } from '../deadline/clock.ts';
import type { WorkingCalendar } from '../deadline/working-calendar.ts';
import type { MessageKind, Reader } from '../inbox/who-hears.ts';
import type { ClassCode } from '../policy/policy.ts';
import type { MessageChannel, TemplateKey, Urgency } from './delivery-table.ts';
import { MESSAGE_CHANNELS, deliveryRow } from './delivery-table.ts';
import type { MessageSettings, QuietHours } from './settings.ts';

/** All that decides when and how a message goes out. */
export interface Outgoing {
  readonly kind: MessageKind;
  readonly reader: Reader;
  /** Class of the ticket that it is about; null where it is about none. */
  readonly classCode: ClassCode | null;
  /** When it happened. */
  readonly at: Instant;
}

/** One way out, and when. */
export interface Delivery {
  readonly channel: MessageChannel;
  readonly at: Instant;
  readonly template: TemplateKey;
}

/** Classes whose clocks run day and night (DESIGN §4.2): what is told of them waits for no morning. */
const EMERGENCIES: readonly (ClassCode | null)[] = ['critical', 'urgent'];

/** Minute of the local day at which digests go out on working days. */
export const DIGEST_MINUTE = 9 * 60;

/** How much a message presses: by its row, and everything about an emergency is urgent. */
export function urgencyOf({ kind, reader, classCode }: Outgoing): Urgency {
  const { urgency } = deliveryRow(kind, reader);
  return urgency === 'ordinary' && EMERGENCIES.includes(classCode) ? 'urgent' : urgency;
}

/**
 * Where a message goes and when, each channel at most once. The inbox has it at once or not at all; by a channel that
 * rings, an ordinary one waits for the end of the quiet hours and a digest for 09:00 of a working day.
 * @param now the moment of deciding, not before `message.at`
 * @param calendar of the bureau
 */
export function deliveriesOf(
  message: Outgoing,
  settings: MessageSettings,
  now: Instant,
  calendar: WorkingCalendar,
): Delivery[] {
  const { channels, template } = deliveryRow(message.kind, message.reader);
  const isOn = (channel: MessageChannel) =>
    channels[channel] === 'always' ||
    (channels[channel] === 'choice' && !settings.off.includes(`${channel}.${message.kind}`));
  return MESSAGE_CHANNELS.filter(isOn).map((channel) => ({
    channel,
    template,
    at: channel === 'inbox' ? now : ringsAt(message, settings.quiet, now, calendar),
  }));
}

function ringsAt(
  message: Outgoing,
  quiet: QuietHours,
  now: Instant,
  calendar: WorkingCalendar,
): Instant {
  switch (urgencyOf(message)) {
    case 'urgent':
      return now;
    case 'ordinary':
      return quietUntil(quiet, now) ?? now;
    case 'digest':
      // The morning itself counts: a digest that is made at 09:00 goes out at 09:00.
      return Math.max(now, nextWorkingMorning(calendar, message.at - 1, DIGEST_MINUTE));
  }
}

/** When the quiet hours end that `now` lies in; null outside of them. */
export function quietUntil({ isOn, from, to }: QuietHours, now: Instant): Instant | null {
  if (!isOn) return null;
  const day = dayOf(now);
  const minute = (now - startOfDay(day)) / MINUTE;
  if (minute < to) return atMinute(day, to);
  return minute >= from ? atMinute(day + 1, to) : null;
}
