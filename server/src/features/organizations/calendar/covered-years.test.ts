import { chineseDaysYears } from './chinese-days.js';
import { coveredYears } from './covered-years.js';

const fullYear = (year: number) => ({
  [`${year}-01-01`]: "New Year's Day,元旦,1",
  [`${year}-10-01`]: 'National Day,国庆节,3',
  [`${year}-10-02`]: 'National Day,国庆节,3',
  [`${year}-10-03`]: 'National Day,国庆节,3',
});

describe('coveredYears', () => {
  it('turns the data into one table per year', () => {
    const data = {
      holidays: { ...fullYear(2030), ...fullYear(2031) },
      workdays: { '2030-09-28': 'National Day,国庆节,3' },
    };
    const years = coveredYears(data, 2030, 'notice');
    expect(years.map(({ year }) => year)).toEqual([2030, 2031]);
    expect(years[0]).toEqual({
      year: 2030,
      source: 'notice',
      holidays: { '01-01': '元旦', '10-01': '国庆节', '10-02': '国庆节', '10-03': '国庆节' },
      makeUpDays: { '09-28': '国庆节' },
    });
  });

  it('leaves out a year of which only the beginning is known', () => {
    const holidays = { ...fullYear(2030), '2031-01-01': "New Year's Day,元旦,1" };
    const years = coveredYears({ holidays, workdays: {} }, 2030, 'notice');
    expect(years.map(({ year }) => year)).toEqual([2030]);
  });

  it('leaves out years before the first that is wanted', () => {
    const holidays = { ...fullYear(2023), ...fullYear(2024) };
    const years = coveredYears({ holidays, workdays: {} }, 2024, 'notice');
    expect(years.map(({ year }) => year)).toEqual([2024]);
  });

  it('refuses a make-up day on a Wednesday', () => {
    const data = { holidays: fullYear(2030), workdays: { '2030-09-25': 'National Day,国庆节,3' } };
    expect(() => coveredYears(data, 2030, 'notice')).toThrow('calendar.makeUpNotWeekend');
  });
});

describe('chineseDaysYears', () => {
  it('covers 2024 to 2026 and does not invent 2027', () => {
    const years = chineseDaysYears();
    expect(years.map(({ year }) => year)).toEqual([2024, 2025, 2026]);
    expect(years[0]?.source).toMatch(/^国务院办公厅放假安排\(chinese-days \d/);
  });

  it('knows the festivals and the worked weekends of 2026', () => {
    const table = chineseDaysYears().find(({ year }) => year === 2026);
    expect(table?.holidays['10-01']).toBe('国庆节');
    expect(Object.keys(table?.makeUpDays ?? {})).toEqual([
      '01-04',
      '02-14',
      '02-28',
      '05-09',
      '09-20',
      '10-10',
    ]);
  });
});
