import { wall, wallText } from '../deadline/testing/wall.ts';
import { testCalendar } from '../deadline/testing/years.ts';
import { ROLES } from '../identity/roles.ts';
import type { MessageKind, Reader } from '../inbox/who-hears.ts';
import { hearingOfRung, kindFor, readerOf, WHO_HEARS } from '../inbox/who-hears.ts';
import type { ClassCode } from '../policy/policy.ts';
import { TICKET_STATES } from '../ticket/status.ts';
import { deliveriesOf, urgencyOf } from './deliveries-of.ts';
import { DELIVERY, deliveryRowsOf } from './delivery-table.ts';
import { DEFAULT_SETTINGS, type MessageSettings } from './settings.ts';

interface Case {
  kind: MessageKind;
  reader: Reader;
  classCode?: ClassCode;
  settings?: Partial<MessageSettings>;
}

/** `inbox 2026-11-20 16:00, wechat 2026-11-20 16:00` */
function sent(at: string, { kind, reader, classCode = 'repair', settings }: Case): string {
  const now = wall(at);
  const message = { kind, reader, classCode, at: now };
  return deliveriesOf(message, { ...DEFAULT_SETTINGS, ...settings }, now, testCalendar)
    .map((one) => `${one.channel} ${wallText(one.at)}`)
    .join(', ');
}

const both = (inbox: string, wechat: string) => `inbox ${inbox}, wechat ${wechat}`;

describe('when a message goes out', () => {
  it.each<[string, string, Case, string]>([
    [
      'by day: at once',
      '2026-11-20 16:00',
      { kind: 'task', reader: 'worker' },
      both('2026-11-20 16:00', '2026-11-20 16:00'),
    ],
    [
      'a minute before the quiet hours: at once',
      '2026-11-20 21:29',
      { kind: 'task', reader: 'owner' },
      both('2026-11-20 21:29', '2026-11-20 21:29'),
    ],
    [
      'from the first minute of the quiet hours: in the morning, also of a Saturday',
      '2026-11-20 21:30',
      { kind: 'task', reader: 'owner' },
      both('2026-11-20 21:30', '2026-11-21 07:30'),
    ],
    [
      'after midnight: the same morning',
      '2026-11-20 03:00',
      { kind: 'progress', reader: 'owner' },
      both('2026-11-20 03:00', '2026-11-20 07:30'),
    ],
    [
      'when they end: at once',
      '2026-11-20 07:30',
      { kind: 'progress', reader: 'owner' },
      both('2026-11-20 07:30', '2026-11-20 07:30'),
    ],
    [
      'an emergency at night: at once, the claim of it too',
      '2026-11-20 23:10',
      { kind: 'progress', reader: 'owner', classCode: 'critical' },
      both('2026-11-20 23:10', '2026-11-20 23:10'),
    ],
    [
      'water cut off at night: at once',
      '2026-11-20 23:10',
      { kind: 'task', reader: 'worker', classCode: 'urgent' },
      both('2026-11-20 23:10', '2026-11-20 23:10'),
    ],
    [
      'a red card to those who are late: at once at any hour',
      '2026-11-20 23:10',
      { kind: 'red', reader: 'worker' },
      both('2026-11-20 23:10', '2026-11-20 23:10'),
    ],
    [
      'a red card to the others: in the morning',
      '2026-11-20 23:10',
      { kind: 'red', reader: 'office' },
      both('2026-11-20 23:10', '2026-11-21 07:30'),
    ],
    [
      'a digest made at nine of a working day: then',
      '2026-11-20 09:00',
      { kind: 'digest', reader: 'office' },
      both('2026-11-20 09:00', '2026-11-20 09:00'),
    ],
    [
      'a digest made on Friday after nine: on Monday at nine',
      '2026-11-20 09:01',
      { kind: 'digest', reader: 'office' },
      both('2026-11-20 09:01', '2026-11-23 09:00'),
    ],
    [
      'a digest before the holidays: after them',
      '2026-09-30 18:00',
      { kind: 'digest', reader: 'worker' },
      both('2026-09-30 18:00', '2026-10-08 09:00'),
    ],
  ])('%s', (_, at, message, expected) => {
    expect(sent(at, message)).toBe(expected);
  });

  it('goes by a person’s own quiet hours, and by none where he wants none', () => {
    const task = { kind: 'task', reader: 'worker' } as const;
    const early = { quiet: { isOn: true, from: 18 * 60, to: 9 * 60 } };
    expect(sent('2026-11-20 18:00', { ...task, settings: early })).toContain(
      'wechat 2026-11-21 09:00',
    );
    const none = { quiet: { ...DEFAULT_SETTINGS.quiet, isOn: false } };
    expect(sent('2026-11-20 23:00', { ...task, settings: none })).toContain(
      'wechat 2026-11-20 23:00',
    );
  });

  it('is not told a digest made before nine by an urgent class: it is about no ticket', () => {
    const digest = { kind: 'digest', reader: 'worker', classCode: null, at: 0 } as const;
    expect(urgencyOf(digest)).toBe('digest');
  });
});

describe('switching off', () => {
  const off: MessageSettings['off'] = [
    ...(['progress', 'task', 'red', 'order', 'digest'] as const).map(
      (kind) => `wechat.${kind}` as const,
    ),
    'inbox.digest',
    'inbox.task',
    'inbox.progress',
  ];
  it.each<[string, Case, string]>([
    ['leaves tasks in the inbox', { kind: 'task', reader: 'worker' }, 'inbox'],
    ['leaves owners their progress in the inbox', { kind: 'progress', reader: 'owner' }, 'inbox'],
    ['spares workers the progress', { kind: 'progress', reader: 'worker' }, ''],
    ['spares officers the digest', { kind: 'digest', reader: 'office' }, ''],
    [
      'is no use against a red card of one’s own',
      { kind: 'red', reader: 'worker' },
      'inbox wechat',
    ],
    ['silences the red cards of others', { kind: 'red', reader: 'office' }, 'inbox'],
    [
      'is no use against an order to one’s organisation',
      { kind: 'order', reader: 'worker' },
      'inbox wechat',
    ],
    ['silences what comes of orders that one issued', { kind: 'order', reader: 'office' }, 'inbox'],
  ])('%s', (_, message, expected) => {
    const channels = sent('2026-11-20 10:00', { ...message, settings: { off } })
      .split(', ')
      .map((one) => one.split(' ')[0]);
    expect(channels.join(' ')).toBe(expected);
  });
});

describe('the table', () => {
  it('has a row for everything that anybody hears', () => {
    const heard = Object.values(WHO_HEARS).concat(
      hearingOfRung('yellow', 1),
      hearingOfRung('red', 3),
    );
    for (const hearing of heard) {
      for (const audience of hearing.audiences) {
        const reader = readerOf(audience);
        for (const state of TICKET_STATES) {
          const kind = kindFor(hearing, reader, { type: 'note' }, { state });
          expect({ kind, reader, row: DELIVERY[kind][reader] }).not.toMatchObject({
            row: undefined,
          });
        }
      }
    }
  });

  it('lists to each role what it can get, and to the administrator nothing', () => {
    const kinds = Object.fromEntries(
      ROLES.map((role) => [
        role,
        deliveryRowsOf(role)
          .map(({ kind }) => kind)
          .join(' '),
      ]),
    );
    expect(kinds).toEqual({
      resident: 'progress task red',
      staff: 'progress task yellow red order',
      manager: 'progress task yellow red order digest',
      department: 'progress task yellow red order digest',
      community: 'progress task red order digest',
      subdistrict: 'progress task red order digest',
      bureau: 'progress task red order digest',
      administrator: '',
    });
  });
});
