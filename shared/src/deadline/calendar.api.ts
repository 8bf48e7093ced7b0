import { defineEndpoint } from '../api/endpoint.ts';
import type { IsoTime } from '../api/time.ts';
import type { CalendarDay, CalendarFlaw, CalendarWarning } from './calendar-import.ts';

/** One year's table, and what its last change did to open tickets. */
export interface CalendarYearView {
  year: number;
  /** Notice or library that it was taken from. */
  source: string;
  days: CalendarDay[];
  /** Number of its last change; 0 for a table from before changes were counted. */
  revision: number;
  importedAt: IsoTime | null;
  /** Null where the installation brought it. */
  importedBy: string | null;
  reason: string;
  /** False while limits of open tickets are still being reckoned anew. */
  isApplied: boolean;
  /** Tickets whose limits its last change moved. */
  changedTickets: number;
}

export interface CalendarView {
  years: CalendarYearView[];
  warning: CalendarWarning | null;
}

export interface CheckCalendarBody {
  year: number;
  days: CalendarDay[];
}

/** What a table says, and what taking it would change. */
export interface CalendarCheck {
  flaws: CalendarFlaw[];
  /** The table as the notice says it. */
  words: string[];
  /** Against the present table of the year; empty where there is none. */
  changes: string[];
}

export interface ImportCalendarBody extends CheckCalendarBody {
  source: string;
  /** Needed where the year has a table already. */
  reason?: string;
  /** Of the year's table as it was seen; 0 where there was none. */
  baseRevision: number;
}

/** Public holidays and make-up working days; one calendar for the whole installation. */
export const calendarApi = {
  get: defineEndpoint<{ response: CalendarView }>({
    method: 'GET',
    path: '/calendar',
    access: 'calendar.read',
    summary: 'Year tables with their sources, and a warning where one is missing',
  }),
  check: defineEndpoint<{ body: CheckCalendarBody; response: CalendarCheck }>({
    method: 'POST',
    path: '/calendar/check',
    access: 'calendar.import',
    summary: 'What a year’s table says and what is wrong with it, changing nothing',
  }),
  import: defineEndpoint<{ body: ImportCalendarBody; response: CalendarYearView }>({
    method: 'POST',
    path: '/calendar',
    access: 'calendar.import',
    summary: 'Enter or correct a year’s table; limits of open tickets are reckoned anew',
    idempotent: true,
  }),
};
