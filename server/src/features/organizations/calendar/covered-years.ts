import type { CalendarYear } from '@wide-angle/shared';
import { checkCalendarYear } from '@wide-angle/shared';

/** The data of the package chinese-days: `YYYY-MM-DD` → `English name,中文名,days`. */
export interface HolidayData {
  readonly holidays: Readonly<Record<string, string>>;
  readonly workdays: Readonly<Record<string, string>>;
}

/**
 * The year tables that the data truly holds, from `firstYear` on. For a year that it lacks the package silently answers
 * as if every week were plain (STACK-SERVER §8), so a year counts as covered only when both ends of it are there: New
 * Year's Day and the days of the National Day. Anything less is left out and stays provisional.
 * @throws RangeError where the data contradicts itself (a mended table must come with a new package version)
 */
export function coveredYears(
  data: HolidayData,
  firstYear: number,
  source: string,
): readonly CalendarYear[] {
  return yearsIn(data)
    .filter((year) => year >= firstYear && isCovered(data, year))
    .map((year) => tableOf(data, year, source));
}

function yearsIn({ holidays }: HolidayData): number[] {
  const years = new Set(Object.keys(holidays).map((date) => Number(date.slice(0, 4))));
  return [...years].sort((a, b) => a - b);
}

function isCovered({ holidays }: HolidayData, year: number): boolean {
  return ['01-01', '10-01', '10-02', '10-03'].every((day) => `${year}-${day}` in holidays);
}

function tableOf(data: HolidayData, year: number, source: string): CalendarYear {
  const table = {
    year,
    source,
    holidays: daysOf(data.holidays, year),
    makeUpDays: daysOf(data.workdays, year),
  };
  const problem = checkCalendarYear(table);
  if (problem) throw new RangeError(`${source}, year ${year}: ${problem}`);
  return table;
}

/** The year's entries as `MM-DD` → Chinese name of the festival. */
function daysOf(entries: Readonly<Record<string, string>>, year: number): Record<string, string> {
  const prefix = `${year}-`;
  return Object.fromEntries(
    Object.entries(entries)
      .filter(([date]) => date.startsWith(prefix))
      .map(([date, names]) => [date.slice(prefix.length), names.split(',')[1] ?? '']),
  );
}
