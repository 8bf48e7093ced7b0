import fc from 'fast-check';
import { dayFromIso, isoDateOf } from '../deadline/civil.ts';
import { wall } from '../deadline/testing/wall.ts';
import {
  checkPeriod,
  daysOf,
  monthNumber,
  monthText,
  monthsOf,
  PERIOD_DAYS_MAX,
  PERIOD_KINDS,
  periodOf,
  periodWithin,
  spansOf,
  type Period,
  type Span,
} from './period.ts';

const words = ({ grain, from, to, sign }: Span) =>
  (sign < 0 ? '- ' : '') +
  (grain === 'month'
    ? `${monthText(from)}…${monthText(to)}`
    : `${isoDateOf(from)}…${isoDateOf(to)}`);

describe('a period as months and days', () => {
  const LONG_AFTER = wall('2030-01-01 00:00');

  it.each<[string, string, string[]]>([
    ['2026-11-01', '2026-11-30', ['2026-11…2026-11']],
    ['2026-01-01', '2026-12-31', ['2026-01…2026-12']],
    ['2026-11-05', '2026-11-05', ['2026-11-05…2026-11-05']],
    ['2026-11-01', '2026-11-12', ['2026-11-01…2026-11-12']],
    ['2026-11-01', '2026-11-22', ['2026-11…2026-11', '- 2026-11-23…2026-11-30']],
    [
      '2026-11-03',
      '2026-11-28',
      ['2026-11…2026-11', '- 2026-11-01…2026-11-02', '- 2026-11-29…2026-11-30'],
    ],
    ['2026-10-20', '2026-11-10', ['2026-10-20…2026-10-31', '2026-11-01…2026-11-10']],
    [
      '2026-09-30',
      '2026-11-01',
      ['2026-10…2026-10', '2026-09-30…2026-09-30', '2026-11-01…2026-11-01'],
    ],
    ['2025-12-01', '2026-01-15', ['2025-12…2025-12', '2026-01-01…2026-01-15']],
    ['2024-02-10', '2024-03-31', ['2024-02…2024-03', '- 2024-02-01…2024-02-09']],
  ])('%s to %s', (from, to, spans) => {
    expect(spansOf({ from, to }, LONG_AFTER).map(words)).toEqual(spans);
  });

  it.each<[string, string, string[]]>([
    // Nothing is read of the days to come; they are taken off all the same, should there be anything on them.
    [
      '2025-11-11',
      '2026-11-10',
      ['2025-11…2026-11', '- 2025-11-01…2025-11-10', '- 2026-11-11…2026-11-30'],
    ],
    ['2026-11-01', '2026-11-06', ['2026-11…2026-11', '- 2026-11-07…2026-11-30']],
    ['2026-11-10', '2026-12-31', ['2026-12…2026-12', '2026-11-10…2026-11-30']],
    ['2026-11-20', '2026-12-10', ['2026-11-20…2026-11-30', '2026-12-01…2026-12-10']],
  ])('on 10 November 2026, %s to %s', (from, to, spans) => {
    expect(spansOf({ from, to }, wall('2026-11-10 00:00')).map(words)).toEqual(spans);
  });

  const atNoon = (day: number) => wall(`${isoDateOf(day)} 12:00`);

  const aPeriod = fc
    .tuple(fc.integer({ min: 19_000, max: 22_000 }), fc.nat(900))
    .map(([from, length]): Period => ({ from: isoDateOf(from), to: isoDateOf(from + length) }));

  const covered = (spans: readonly Span[], day: number) =>
    spans
      .filter(({ grain, from, to }) => {
        const unit = grain === 'month' ? monthNumber(day) : day;
        return unit >= from && unit <= to;
      })
      .reduce((sum, { sign }) => sum + sign, 0);

  it('counts each day of it once and no other, whatever day it is', () => {
    fc.assert(
      fc.property(aPeriod, fc.integer({ min: 18_900, max: 23_000 }), (period, today) => {
        const spans = spansOf(period, atNoon(today));
        const { from, to } = daysOf(period);
        for (let day = from - 40; day <= to + 40; day += 1)
          expect(covered(spans, day)).toBe(day >= from && day <= to ? 1 : 0);
      }),
      { numRuns: 60 },
    );
  });

  it('up to today never reads more days one by one than half a month', () => {
    fc.assert(
      fc.property(fc.integer({ min: 19_000, max: 22_000 }), fc.nat(900), (today, length) => {
        const spans = spansOf(
          { from: isoDateOf(today - length), to: isoDateOf(today) },
          atNoon(today),
        );
        const days = spans
          .filter(({ grain }) => grain === 'day')
          .map(({ from, to }) => Math.max(Math.min(to, today) - from + 1, 0));
        expect(days.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(16);
      }),
    );
  });

  it('is the sum of its months', () => {
    fc.assert(
      fc.property(aPeriod, (period) => {
        const parts = monthsOf(period).map((month) => daysOf(periodWithin(period, month)));
        const { from, to } = daysOf(period);
        expect(parts.reduce((sum, part) => sum + part.to - part.from + 1, 0)).toBe(to - from + 1);
      }),
    );
  });
});

it.each<[Period, string | null]>([
  [{ from: '2026-11-01', to: '2026-11-01' }, null],
  [{ from: '2026-11-02', to: '2026-11-01' }, 'reversed'],
  [{ from: '2026-02-30', to: '2026-03-01' }, 'notADate'],
  [{ from: '2026-11-01', to: '20261130' }, 'notADate'],
  [{ from: '1969-01-01', to: '1970-01-01' }, 'notADate'],
  [{ from: '2021-01-01', to: '2025-12-31' }, null],
  [{ from: '2000-01-01', to: '2026-11-01' }, 'tooLong'],
])('%j is %s', (period, problem) => {
  expect(checkPeriod(period)).toBe(problem);
});

describe('named periods on Sunday 22 November 2026', () => {
  const now = wall('2026-11-22 00:30');
  it.each([
    ['month', '2026-11-01', '2026-11-22'],
    ['lastMonth', '2026-10-01', '2026-10-31'],
    ['quarter', '2026-10-01', '2026-11-22'],
    ['year', '2026-01-01', '2026-11-22'],
    ['last30', '2026-10-24', '2026-11-22'],
  ] as const)('%s', (kind, from, to) => {
    expect(periodOf(kind, now)).toEqual({ from, to });
  });

  it('are all allowed', () => {
    for (const kind of PERIOD_KINDS) expect(checkPeriod(periodOf(kind, now))).toBeNull();
    expect(PERIOD_DAYS_MAX).toBeGreaterThan(dayFromIso('2026-12-31') - dayFromIso('2022-01-01'));
  });
});
