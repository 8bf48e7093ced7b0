import fc from 'fast-check';
import { dayOf } from '../deadline/civil.ts';
import { lived, lives } from '../testing/random-life.ts';
import { figureOf, percentText, rateOf, unshownMeasures, type FigureKey } from './figures.ts';
import { marksOf, TELLING_EVENTS } from './marks.ts';
import { NO_DAY, STANDING_MEASURES, totalsOf, type Mark } from './measures.ts';

describe('whatever happens to a ticket', () => {
  const random = (check: (marks: Mark[], life: ReturnType<typeof lived>) => void) =>
    fc.assert(
      fc.property(lives, (plan) => {
        const life = lived(plan);
        check(marksOf(life.ticket, life.events), life);
      }),
      { numRuns: 150 },
    );

  it('it counts once for each thing, on a day of its life', () => {
    random((marks, { ticket, now }) => {
      const keys = marks.map(({ measure, part }) => `${measure}/${part}`);
      expect(new Set(keys).size).toBe(keys.length);
      const standing: readonly string[] = STANDING_MEASURES;
      for (const { measure, day } of marks) {
        const isDay = day >= dayOf(ticket.submittedAt) && day <= dayOf(now) + 1;
        expect([measure, standing.includes(measure) ? day === NO_DAY : isDay]).toEqual([
          measure,
          true,
        ]);
      }
    });
  });

  it('no rate is above one, and every number fits the others', () => {
    random((marks) => {
      const totals = totalsOf(marks);
      const n = (key: FigureKey) => figureOf(totals, key);
      for (const key of [
        'response',
        'solving',
        'satisfaction',
        'finish',
        'reached',
        'callSolving',
      ] as const) {
        const { numerator, denominator } = rateOf(totals, key);
        expect(numerator).toBeLessThanOrEqual(denominator);
      }
      expect(n('filed')).toBe(1);
      expect(n('solvedTier1') + n('solvedTier2') + n('solvedTier3')).toBe(n('solved'));
      expect(n('calledSolved') + n('calledUnsolved')).toBe(n('callAnswered'));
      expect(n('callAnswered') + n('calledUnreached')).toBe(n('called'));
      expect(n('calledUnsolved')).toBeLessThanOrEqual(n('reopened'));
      expect(n('rated')).toBe(n('answered'));
      const ends = [
        'answered',
        'closedByClock',
        'declined',
        'withdrawn',
        'merged',
        'openNow',
      ] as const;
      expect(ends.reduce((sum, key) => sum + n(key), 0)).toBe(1);
    });
  });

  it('the telling events alone say as much as the whole history', () => {
    const telling: readonly string[] = TELLING_EVENTS;
    random((marks, { ticket, events }) => {
      expect(
        marksOf(
          ticket,
          events.filter(({ type }) => telling.includes(type)),
        ),
      ).toEqual(marks);
    });
  });
});

describe('figures', () => {
  it('show every measure', () => {
    expect(unshownMeasures()).toEqual([]);
  });

  it.each([
    [{ numerator: 0, denominator: 0 }, '—'],
    [{ numerator: 0, denominator: 7 }, '0.0%'],
    [{ numerator: 2, denominator: 3 }, '66.6%'],
    [{ numerator: 2999, denominator: 3000 }, '99.9%'],
    [{ numerator: 29, denominator: 100 }, '29.0%'],
    [{ numerator: 5, denominator: 5 }, '100.0%'],
  ])('%j is told as %s', (rate, text) => {
    expect(percentText(rate)).toBe(text);
  });
});
