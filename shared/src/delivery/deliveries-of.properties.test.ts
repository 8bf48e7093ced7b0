import fc from 'fast-check';
import { DAY } from '../api/time.ts';
import { dayOf, startOfDay } from '../deadline/civil.ts';
import { wall } from '../deadline/testing/wall.ts';
import { testCalendar } from '../deadline/testing/years.ts';
import { dayKind, localDate } from '../deadline/working-calendar.ts';
import type { Reader } from '../inbox/who-hears.ts';
import { MESSAGE_KINDS } from '../inbox/who-hears.ts';
import { CLASS_CODES } from '../policy/policy.ts';
import {
  deliveriesOf,
  DIGEST_MINUTE,
  type Outgoing,
  quietUntil,
  urgencyOf,
} from './deliveries-of.ts';
import { deliveryRow } from './delivery-table.ts';
import { type MessageSettings, QUIET_LIMITS, SWITCH_KEYS } from './settings.ts';

const instants = fc.integer({ min: wall('2025-01-01 00:00'), max: wall('2026-12-30 23:59') });
const settings: fc.Arbitrary<MessageSettings> = fc.record({
  off: fc.subarray([...SWITCH_KEYS]),
  quiet: fc.record({
    isOn: fc.boolean(),
    from: fc.integer(QUIET_LIMITS.from),
    to: fc.integer(QUIET_LIMITS.to),
  }),
});
const cases = fc
  .record({
    kind: fc.constantFrom(...MESSAGE_KINDS),
    reader: fc.constantFrom<Reader>('owner', 'worker', 'office'),
    classCode: fc.constantFrom(null, ...CLASS_CODES),
    at: instants,
    late: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 4 * DAY })),
    settings,
  })
  .map(({ late, settings: own, ...message }) => ({ message, own, now: message.at + late }));

interface Sample {
  message: Outgoing;
  own: MessageSettings;
  now: number;
}

const always = (holds: (sample: Sample) => void) =>
  fc.assert(fc.property(cases, holds), { numRuns: 1_000 });

const all = ({ message, own, now }: Sample) => deliveriesOf(message, own, now, testCalendar);

it('loses nothing: each message is in the inbox at once, or its reader switched just that off', () => {
  always((sample) => {
    const { message, own, now } = sample;
    const inbox = all(sample).find(({ channel }) => channel === 'inbox');
    const mayBeOff = deliveryRow(message.kind, message.reader).channels.inbox === 'choice';
    if (!inbox) expect(mayBeOff && own.off.includes(`inbox.${message.kind}`)).toBe(true);
    else expect(inbox.at).toBe(now);
  });
});

it('goes by no channel twice', () => {
  always((sample) => {
    const channels = all(sample).map(({ channel }) => channel);
    expect(new Set(channels).size).toBe(channels.length);
  });
});

it('is never in the past, and holds nothing back longer than a night, a digest until the next working morning', () => {
  always((sample) => {
    const { message, now } = sample;
    for (const { at } of all(sample)) {
      expect(at).toBeGreaterThanOrEqual(now);
      if (urgencyOf(message) !== 'digest') expect(at - now).toBeLessThanOrEqual(15 * 60 * 60_000);
      else expect(at === now || isDigestMorning(at)).toBe(true);
    }
  });
});

it('delays nothing urgent, whatever the settings', () => {
  always((sample) => {
    if (urgencyOf(sample.message) !== 'urgent') return;
    for (const { at } of all(sample)) expect(at).toBe(sample.now);
  });
});

it('rings in nobody’s quiet hours but for what is urgent', () => {
  always((sample) => {
    if (urgencyOf(sample.message) !== 'ordinary') return;
    const rings = all(sample).filter(({ channel }) => channel === 'wechat');
    for (const { at } of rings) expect(quietUntil(sample.own.quiet, at)).toBeNull();
  });
});

it('cannot be switched off where the table says always', () => {
  always((sample) => {
    const { kind, reader } = sample.message;
    const { channels } = deliveryRow(kind, reader);
    const out = all(sample).map(({ channel }) => channel);
    for (const [channel, rule] of Object.entries(channels)) {
      if (rule === 'always') expect(out).toContain(channel);
      if (rule === 'never') expect(out).not.toContain(channel);
    }
  });
});

function isDigestMorning(at: number): boolean {
  const isNine = (at - startOfDay(dayOf(at))) / 60_000 === DIGEST_MINUTE;
  return isNine && dayKind(testCalendar, localDate(at)).working;
}
