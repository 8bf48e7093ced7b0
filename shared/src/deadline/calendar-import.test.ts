import {
  calendarChanges,
  type CalendarDay,
  calendarFlaws,
  calendarWarning,
  calendarWords,
  calendarYearOf,
  daysOfYear,
  readCalendarText,
} from './calendar-import.ts';
import { testCalendar } from './testing/years.ts';
import { wall } from './testing/wall.ts';
import { checkCalendarYear, type CalendarYear } from './working-calendar.ts';

const YEAR = testCalendar.years[2026] as CalendarYear;
const DAYS = daysOfYear(YEAR);

const off = (date: string, name = '元旦'): CalendarDay => ({ date, kind: 'holiday', name });
const texts = (days: CalendarDay[]) => calendarFlaws(2026, days).map(({ text }) => text);

it('takes a real year and gives it back', () => {
  expect(calendarFlaws(2026, DAYS)).toEqual([]);
  expect(calendarYearOf(2026, YEAR.source, DAYS)).toEqual(YEAR);
  expect(checkCalendarYear(calendarYearOf(2026, '通知', DAYS))).toBeNull();
});

it.each<[string, CalendarDay, string]>([
  ['a date that does not exist', off('2026-02-30'), '“2026-02-30”不是日期，应写作 2026-01-01'],
  ['a day of another year', off('2027-01-02'), '2027-01-02 不在 2026 年'],
  ['a day without its festival', off('2026-03-03', ' '), '2026-03-03 没有写节日名称'],
  ['a day twice', off('2026-01-01'), '2026-01-01 写了两次'],
  [
    'a make-up day on a Wednesday',
    { date: '2026-03-04', kind: 'makeUp', name: '补' },
    '2026-03-04 不是周末，不能是调休上班日',
  ],
])('refuses %s', (_, day, text) => {
  expect(texts([...DAYS, day])).toEqual([text]);
});

it('refuses a part of a year and what no year ever was', () => {
  expect(texts([off('2026-01-01')])).toEqual([
    '5月1日每年都放假，表中没有，可能不完整',
    '10月1日每年都放假，表中没有，可能不完整',
    '10月2日每年都放假，表中没有，可能不完整',
    '10月3日每年都放假，表中没有，可能不完整',
    '放假 1 天（含周末），一年应在 20 至 45 天之间',
  ]);
  const many = Array.from({ length: 30 }, (_, day) =>
    off(`2026-06-${String(day + 1).padStart(2, '0')}`, '停'),
  );
  const june = DAYS.filter(({ date }) => !date.startsWith('2026-06'));
  expect(texts([...june, ...many])[0]).toMatch(/^放假 \d+ 天（含周末），一年应在/);
});

it('says a table as the notice does, and what differs', () => {
  const words = calendarWords(DAYS);
  expect(words).toContain('国庆节：10月1日（周四）至10月7日（周三）放假，共 7 天');
  expect(words).toContain('国庆节：10月10日（周六）上班');
  const other = DAYS.filter(({ date }) => date !== '2026-10-10').concat(
    off('2026-10-08', '国庆节'),
  );
  expect(calendarChanges(DAYS, other)).toEqual([
    '10月8日（周四）：平常日改为放假',
    '10月10日（周六）：调休上班改为平常日',
  ]);
  expect(calendarChanges(DAYS, DAYS)).toEqual([]);
});

describe('what somebody pastes', () => {
  const expected: CalendarDay[] = [
    off('2027-01-01'),
    { date: '2027-01-09', kind: 'makeUp', name: '元旦' },
  ];

  it.each([
    '日期,类型,名称\n2027-01-01,放假,元旦\r\n2027-01-09,上班,元旦\n',
    '\uFEFF2027/01/01\t休\t元旦\n\n2027/01/09\t班\t元旦',
    '2027-01-01 放假 元旦\n2027-01-09 补班 元旦',
    JSON.stringify(expected),
  ])('%j', (text) => {
    expect(readCalendarText(text)).toEqual({ days: expected, unread: [] });
  });

  it('is told where it cannot be read', () => {
    expect(readCalendarText('2027-01-01,也许,元旦').unread).toEqual(['2027-01-01,也许,元旦']);
    expect(readCalendarText('[{').unread).toEqual(['JSON 格式不正确']);
    expect(readCalendarText('')).toEqual({ days: [], unread: [] });
  });
});

describe('the warning', () => {
  it.each<[string, number[], number | null]>([
    ['2026-11-30 23:59', [2025, 2026], null],
    ['2026-12-01 00:00', [2025, 2026], 2027],
    ['2026-12-31 23:59', [2026, 2027], null],
    ['2027-01-01 00:00', [2025, 2026], 2027],
    ['2027-01-01 00:00', [2026, 2027], null],
  ])('%s with %j', (time, years, expected) => {
    expect(calendarWarning(years, wall(time))?.year ?? null).toBe(expected);
  });
});
