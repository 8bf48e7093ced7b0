import fc from 'fast-check';
import { DAY, HOUR, MINUTE } from '../api/time.ts';
import { addClockTime, type ClockKind } from './clock.ts';
import { deadlineSentence, explainDeadline } from './explain.ts';
import { wall } from './testing/wall.ts';
import { testCalendar } from './testing/years.ts';

const WORKING_DAY = 450 * MINUTE;

function sentences(start: string, millis: number, clock: ClockKind = 'working'): string[] {
  return deadlineSentence(explainDeadline(testCalendar, clock, wall(start), millis).lines);
}

describe('explainDeadline', () => {
  it('has a line for each day, counted or not', () => {
    const explanation = explainDeadline(
      testCalendar,
      'working',
      wall('2026-11-20 16:00'),
      2 * WORKING_DAY,
    );
    expect(explanation).toEqual({
      dueAt: wall('2026-11-24 16:00'),
      provisional: false,
      lines: [
        {
          date: '2026-11-20',
          weekday: 5,
          kind: 'workday',
          countedFrom: wall('2026-11-20 16:00'),
          countedTo: wall('2026-11-20 17:30'),
          countedMillis: 90 * MINUTE,
          skipped: false,
          provisional: false,
        },
        { ...skipped, date: '2026-11-21', weekday: 6 },
        { ...skipped, date: '2026-11-22', weekday: 0 },
        {
          date: '2026-11-23',
          weekday: 1,
          kind: 'workday',
          countedFrom: wall('2026-11-23 08:30'),
          countedTo: wall('2026-11-23 17:30'),
          countedMillis: WORKING_DAY,
          skipped: false,
          provisional: false,
        },
        {
          date: '2026-11-24',
          weekday: 2,
          kind: 'workday',
          countedFrom: wall('2026-11-24 08:30'),
          countedTo: wall('2026-11-24 16:00'),
          countedMillis: 6 * HOUR,
          skipped: false,
          provisional: false,
        },
      ],
    });
  });

  const skipped = { kind: 'weekend', countedMillis: 0, skipped: true, provisional: false };

  it('names festivals and make-up days', () => {
    const { lines } = explainDeadline(
      testCalendar,
      'working',
      wall('2026-02-14 09:00'),
      WORKING_DAY,
    );
    expect(lines[0]).toMatchObject({ kind: 'makeUp', name: '春节', skipped: false });
    expect(lines[1]).toMatchObject({ kind: 'holiday', name: '春节', skipped: true });
    expect(lines[1]).not.toHaveProperty('countedFrom');
  });

  it('has no lines for a length of 0', () => {
    const start = wall('2026-11-21 10:00');
    expect(explainDeadline(testCalendar, 'working', start, 0)).toEqual({
      dueAt: start,
      provisional: false,
      lines: [],
    });
  });

  it('gives no line to the day that begins when a natural limit ends', () => {
    const { lines } = explainDeadline(testCalendar, 'natural', wall('2026-11-20 22:00'), 2 * HOUR);
    expect(lines.map((line) => line.date)).toEqual(['2026-11-20']);
  });

  it('refuses more than four years of lines', () => {
    const start = wall('2026-11-20 22:00');
    expect(() => explainDeadline(testCalendar, 'natural', start, 2_000 * DAY)).toThrow(RangeError);
  });

  it('agrees with the clock: same limit, lines sum up to the length, in order', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<ClockKind>('working', 'natural'),
        fc.integer({ min: wall('2025-01-01 00:00'), max: wall('2026-12-31 23:59') }),
        fc.integer({ min: 1, max: 20 * WORKING_DAY }),
        (clock, start, millis) => {
          const { lines, ...result } = explainDeadline(testCalendar, clock, start, millis);
          const due = addClockTime(testCalendar, clock, start, millis);
          expect(result).toEqual({ dueAt: due.at, provisional: due.provisional });
          expect(lines.reduce((sum, line) => sum + line.countedMillis, 0)).toBe(millis);
          const dates = lines.map((line) => line.date);
          expect([...new Set(dates)].sort()).toEqual(dates);
          expect(lines.some((line) => line.provisional)).toBe(due.provisional);
          const counted = lines.filter((line) => !line.skipped);
          expect(counted.at(-1)?.countedTo).toBe(due.at);
        },
      ),
    );
  });
});

describe('deadlineSentence', () => {
  it('tells what was counted and why the rest was not', () => {
    expect(sentences('2026-11-20 16:00', WORKING_DAY)).toEqual([
      '11月20日 周五：计入 16:00–17:30，共 1 小时 30 分',
      '11月21日 周六：周末，不计',
      '11月22日 周日：周末，不计',
      '11月23日 周一：计入 08:30–16:00，其间休息 1 小时 30 分不计，共 6 小时',
    ]);
  });

  it('tells of make-up days, holidays and a start after work', () => {
    const texts = sentences('2026-02-13 17:40', 2 * WORKING_DAY);
    expect(texts).toHaveLength(12);
    expect(texts.slice(0, 3)).toEqual([
      '2月13日 周五：已过工作时间，不计',
      '2月14日 周六：调休上班，计入 08:30–17:30，其间休息 1 小时 30 分不计，共 7 小时 30 分',
      '2月15日 周日：春节放假，不计',
    ]);
    expect(texts.at(-1)).toBe(
      '2月24日 周二：计入 08:30–17:30，其间休息 1 小时 30 分不计，共 7 小时 30 分',
    );
    expect(sentences('2026-02-14 19:00', MINUTE)[0]).toBe(
      '2月14日 周六：调休上班，已过工作时间，不计',
    );
  });

  it('announces a year without a table once, and writes the year where it changes', () => {
    expect(sentences('2026-12-31 16:50', 2 * WORKING_DAY)).toEqual([
      '12月31日 周四：计入 16:50–17:30，共 40 分',
      '2027年无放假安排表，暂按周一至周五推算',
      '2027年1月1日 周五：计入 08:30–17:30，其间休息 1 小时 30 分不计，共 7 小时 30 分',
      '1月2日 周六：周末，不计',
      '1月3日 周日：周末，不计',
      '1月4日 周一：计入 08:30–16:50，其间休息 1 小时 30 分不计，共 6 小时 50 分',
    ]);
  });

  it('counts nights and weekends by the natural clock, without a word on tables', () => {
    expect(sentences('2026-12-31 23:30', 25 * HOUR, 'natural')).toEqual([
      '12月31日 周四：计入 23:30–24:00，共 30 分',
      '2027年1月1日 周五：计入 00:00–24:00，共 24 小时',
      '1月2日 周六：计入 00:00–00:30，共 30 分',
    ]);
  });

  it('does not call some seconds nothing', () => {
    const start = wall('2026-11-20 17:30') - 20_000;
    const { lines } = explainDeadline(testCalendar, 'working', start, 20_000);
    expect(deadlineSentence(lines)).toEqual(['11月20日 周五：计入 17:29–17:30，不足 1 分']);
  });
});
