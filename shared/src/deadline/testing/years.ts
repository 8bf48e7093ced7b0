import {
  type CalendarYear,
  DEFAULT_WORKING_HOURS,
  type WorkingCalendar,
} from '../working-calendar.ts';

/*
 * Fixtures for tests, taken from the package chinese-days 1.5.7, which follows the notices of the State
 * Council (国办发明电〔2024〕12号 for 2025, the notice of 2025-11-04 for 2026). The running product does not
 * read them: the server fills its own table.
 */

const SOURCE = 'chinese-days 1.5.7';

/** Public holidays and make-up working days of 2025. */
export const YEAR_2025: CalendarYear = {
  year: 2025,
  source: SOURCE,
  holidays: {
    '01-01': '元旦',
    '01-28': '春节',
    '01-29': '春节',
    '01-30': '春节',
    '01-31': '春节',
    '02-01': '春节',
    '02-02': '春节',
    '02-03': '春节',
    '02-04': '春节',
    '04-04': '清明',
    '04-05': '清明',
    '04-06': '清明',
    '05-01': '劳动节',
    '05-02': '劳动节',
    '05-03': '劳动节',
    '05-04': '劳动节',
    '05-05': '劳动节',
    '05-31': '端午',
    '06-01': '端午',
    '06-02': '端午',
    '10-01': '国庆节',
    '10-02': '国庆节',
    '10-03': '国庆节',
    '10-04': '国庆节',
    '10-05': '国庆节',
    '10-06': '中秋',
    '10-07': '国庆节',
    '10-08': '国庆节',
  },
  makeUpDays: {
    '01-26': '春节',
    '02-08': '春节',
    '04-27': '劳动节',
    '09-28': '国庆节',
    '10-11': '国庆节',
  },
};

/** Public holidays and make-up working days of 2026. */
export const YEAR_2026: CalendarYear = {
  year: 2026,
  source: SOURCE,
  holidays: {
    '01-01': '元旦',
    '01-02': '元旦',
    '01-03': '元旦',
    '02-15': '春节',
    '02-16': '春节',
    '02-17': '春节',
    '02-18': '春节',
    '02-19': '春节',
    '02-20': '春节',
    '02-21': '春节',
    '02-22': '春节',
    '02-23': '春节',
    '04-04': '清明',
    '04-05': '清明',
    '04-06': '清明',
    '05-01': '劳动节',
    '05-02': '劳动节',
    '05-03': '劳动节',
    '05-04': '劳动节',
    '05-05': '劳动节',
    '06-19': '端午',
    '06-20': '端午',
    '06-21': '端午',
    '09-25': '中秋',
    '09-26': '中秋',
    '09-27': '中秋',
    '10-01': '国庆节',
    '10-02': '国庆节',
    '10-03': '国庆节',
    '10-04': '国庆节',
    '10-05': '国庆节',
    '10-06': '国庆节',
    '10-07': '国庆节',
  },
  makeUpDays: {
    '01-04': '元旦',
    '02-14': '春节',
    '02-28': '春节',
    '05-09': '劳动节',
    '09-20': '国庆节',
    '10-10': '国庆节',
  },
};

/** Default working hours with the tables of 2025 and 2026; every other year is provisional. */
export const testCalendar: WorkingCalendar = {
  hours: DEFAULT_WORKING_HOURS,
  years: { 2025: YEAR_2025, 2026: YEAR_2026 },
};
