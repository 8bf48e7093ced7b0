import { testCalendar } from '../deadline/testing/years.ts';
import { wall } from '../deadline/testing/wall.ts';
import { reckoning } from '../testing/fixtures.ts';
import { escalationOf, explainOrderLimit, nextOrderAlarm, settleOrder } from './order-clock.ts';
import type { OrderState } from './order.ts';

/** Friday, so that the working day after it spans a weekend. */
const DUE = wall('2026-11-20 16:00');

const anOrder = (more: { state?: OrderState; issuerId?: string } = {}) => ({
  state: 'issued' as OrderState,
  issuerId: 'community',
  bureauId: 'bureau',
  dueAt: DUE as number | null,
  lateAt: null as number | null,
  escalatedAt: null as number | null,
  ...more,
});

it('comes up to the bureau after one working day, not over the weekend', () => {
  expect(escalationOf(testCalendar, DUE)).toBe(wall('2026-11-23 16:00'));
});

it.each([
  ['2026-11-20 16:00', null, null],
  ['2026-11-20 16:01', DUE, null],
  ['2026-11-23 15:59', DUE, null],
  ['2026-11-23 16:00', DUE, wall('2026-11-23 16:00')],
  // A worker that slept for a week still writes the true times.
  ['2026-11-30 09:00', DUE, wall('2026-11-23 16:00')],
])('at %s', (now, lateAt, escalatedAt) => {
  expect(settleOrder(anOrder(), testCalendar, wall(now))).toMatchObject({ lateAt, escalatedAt });
});

it('a new limit does not take back what happened', () => {
  const later = { ...anOrder(), dueAt: wall('2026-11-27 16:00'), lateAt: DUE, escalatedAt: DUE };
  expect(settleOrder(later, testCalendar, wall('2026-12-04 16:00'))).toEqual(later);
});

it.each([{ state: 'replied' }, { state: 'draft' }, { state: 'closed' }] as const)(
  'waits for nothing: %j',
  (more) => {
    const order = anOrder(more);
    expect(settleOrder(order, testCalendar, DUE * 2)).toBe(order);
  },
);

it('what the bureau issued comes up to nobody', () => {
  const own = settleOrder(anOrder({ issuerId: 'bureau' }), testCalendar, wall('2026-12-04 16:00'));
  expect(own).toMatchObject({ lateAt: DUE, escalatedAt: null });
});

it('alarms on working mornings, and at the moment when it comes up', () => {
  const at = (now: string, order = anOrder()) => nextOrderAlarm(reckoning, order, wall(now));
  expect(at('2026-11-20 16:00')).toBe(wall('2026-11-23 09:00'));
  expect(at('2026-11-23 09:00')).toBe(wall('2026-11-23 16:00'));
  expect(at('2026-11-23 16:00')).toBe(wall('2026-11-24 09:00'));
  expect(at('2026-11-23 09:00', anOrder({ issuerId: 'bureau' }))).toBe(wall('2026-11-24 09:00'));
});

it('explains the working time that the limit gives, and skips the weekend', () => {
  const { summary, lines } = explainOrderLimit(testCalendar, DUE, wall('2026-11-24 10:00'), true);
  expect(summary).toBe(
    '自 11月20日 16:00 起，至 11月24日 10:00 止，其间工作时间 1 个工作日零 3 小时。逾期 1 个工作日（11月25日 10:00）仍未回复的，升级到住建局。',
  );
  expect(lines).toHaveLength(5);
  expect(lines[1]).toBe('11月21日 周六：周末，不计');
});

it('explains a limit that lies in a night', () => {
  const night = explainOrderLimit(
    testCalendar,
    wall('2026-11-20 20:00'),
    wall('2026-11-21 08:00'),
    false,
  );
  expect(night.summary).toContain('工作时间 不足 1 小时。');
  expect(night.summary).not.toContain('住建局');
  expect(night.lines).toEqual([]);
});
