import type { CalendarDay, ImportCalendarBody } from '@wide-angle/shared';

/** 2027 as it might be. */
export const DAYS: CalendarDay[] = [
  ...['01-01', '01-02', '01-03', '01-04'].map((day) => off(day, '元旦')),
  ...Array.from({ length: 8 }, (_, day) => off(`02-0${day + 1}`, '春节')),
  ...['05-01', '05-02', '05-03', '05-04', '05-05'].map((day) => off(day, '劳动节')),
  ...['06-09', '06-10', '06-11'].map((day) => off(day, '端午节')),
  ...['10-01', '10-02', '10-03', '10-04', '10-05'].map((day) => off(day, '国庆节')),
  { date: '2027-01-09', kind: 'makeUp', name: '元旦' },
];

/** A day off in 2027. */
export function off(day: string, name: string): CalendarDay {
  return { date: `2027-${day}`, kind: 'holiday', name };
}

/** What enters it for the first time. */
export const body = (more: Partial<ImportCalendarBody> = {}): ImportCalendarBody => ({
  ...{ year: 2027, source: '国办发明电〔2026〕1号', baseRevision: 0, days: DAYS },
  ...more,
});

/** Hours of a day in Shanghai. */
export const wall = (day: string, hour: number) =>
  Date.parse(`${day}T00:00:00+08:00`) + hour * 3_600_000;
