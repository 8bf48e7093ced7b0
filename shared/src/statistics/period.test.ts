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

const words = ({ grain, from, to }: Span) =>
  grain === 'month' ? `${monthText(from)}…${monthText(to)}` : `${isoDateOf(from)}…${isoDateOf(to)}`;

describe('a period as months and days', () => {
  it.each<[string, string, string[]]>([
    ['2026-11-01', '2026-11-30', ['2026-11…2026-11']],
    ['2026-01-01', '2026-12-31', ['2026-01…2026-12']],
    ['2026-11-05', '2026-11-05', ['2026-11-05…2026-11-05']],
    ['2026-11-01', '2026-11-22', ['2026-11-01…2026-11-22']],
    ['2026-10-20', '2026-11-10', ['2026-10-20…2026-11-10']],
    [
      '2026-09-30',
      '2026-11-01',
      ['2026-09-30…2026-09-30', '2026-10…2026-10', '2026-11-01…2026-11-01'],
    ],
    ['2025-12-01', '2026-01-15', ['2025-12…2025-12', '2026-01-01…2026-01-15']],
    ['2024-02-10', '2024-03-31', ['2024-02-10…2024-02-29', '2024-03…2024-03']],
  ])('%s to %s', (from, to, spans) => {
    expect(spansOf({ from, to }).map(words)).toEqual(spans);
  });

  const aPeriod = fc
    .tuple(fc.integer({ min: 19_000, max: 22_000 }), fc.nat(900))
    .map(([from, length]): Period => ({ from: isoDateOf(from), to: isoDateOf(from + length) }));

  it('covers each day once', () => {
    fc.assert(
      fc.property(aPeriod, (period) => {
        const spans = spansOf(period);
        const covers =
          (day: number) =>
          ({ grain, from, to }: Span) => {
            const unit = grain === 'month' ? monthNumber(day) : day;
            return unit >= from && unit <= to;
          };
        const { from, to } = daysOf(period);
        for (let day = from - 40; day <= to + 40; day += 1)
          expect(spans.filter(covers(day))).toHaveLength(day >= from && day <= to ? 1 : 0);
      }),
      { numRuns: 30 },
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
