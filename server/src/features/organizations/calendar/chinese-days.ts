import { createRequire } from 'node:module';
import type { CalendarYear } from '@wide-angle/shared';
import { coveredYears, type HolidayData } from './covered-years.js';

/** The oldest year that the demo's tickets reach back to. */
const FIRST_YEAR = 2024;

/** In the source of every table that was taken from the package. */
export const PACKAGE_MARK = 'chinese-days';

/** All years that the installed package chinese-days covers. Reads its data file; a few milliseconds. */
export function chineseDaysYears(): readonly CalendarYear[] {
  // Its JSON file, because the package's functions do not tell which years they know.
  const require = createRequire(import.meta.url);
  const data = require('chinese-days/dist/chinese-days.json') as HolidayData;
  const { version } = require('chinese-days/package.json') as { version: string };
  return coveredYears(data, FIRST_YEAR, `国务院办公厅放假安排(${PACKAGE_MARK} ${version})`);
}
