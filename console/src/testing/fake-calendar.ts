import {
  calendarChanges,
  calendarFlaws,
  calendarWarning,
  calendarWords,
  daysOfYear,
  toIso,
  type CalendarYearView,
} from '@wide-angle/shared';
import type { FakeCounty } from './fake-county.ts';
import { FakeRefusal } from './fake-refusal.ts';
import type { FakeHandlers } from './fake-contract.ts';
import { RECKONING } from './fake-tickets.ts';

/** Year tables, kept while the page is open; limits of the fake's tickets stay as they are. */
export function calendarHandlers(county: FakeCounty): FakeHandlers['calendar'] {
  const years: CalendarYearView[] = Object.values(RECKONING.calendar.years).map((table) => ({
    ...{ year: table.year, source: table.source, days: daysOfYear(table), revision: 0 },
    ...{ importedAt: null, importedBy: null, reason: '', isApplied: true, changedTickets: 0 },
  }));
  const find = (wanted: number) => years.find(({ year }) => year === wanted);
  return {
    get: () => ({
      years: years.toSorted((a, b) => b.year - a.year),
      warning: calendarWarning(
        years.map(({ year }) => year),
        county.now,
      ),
    }),
    check: ({ body }) => {
      const flaws = calendarFlaws(body.year, body.days);
      const present = find(body.year);
      return {
        flaws,
        words: flaws.length > 0 ? [] : calendarWords(body.days),
        changes: flaws.length > 0 || !present ? [] : calendarChanges(present.days, body.days),
      };
    },
    import: ({ body }) => {
      if (calendarFlaws(body.year, body.days).length > 0) throw new FakeRefusal('calendar.bad');
      const present = find(body.year);
      if ((present?.revision ?? 0) !== body.baseRevision) throw new FakeRefusal('calendar.changed');
      const next: CalendarYearView = {
        ...{ year: body.year, source: body.source, days: body.days },
        ...{ revision: body.baseRevision + 1, importedAt: toIso(county.now), importedBy: '刘主任' },
        ...{ reason: body.reason ?? '', isApplied: true, changedTickets: 0 },
      };
      if (present) Object.assign(present, next);
      else years.push(next);
      return next;
    },
  };
}
