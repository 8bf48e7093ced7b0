import type {
  Actor,
  CalendarCheck,
  CalendarYearView,
  CheckCalendarBody,
  ImportCalendarBody,
} from '@wide-angle/shared';
import { calendarChanges, calendarFlaws, calendarWords, calendarYearOf } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { ProblemError } from '../../../platform/http/problem-error.js';
import { IdempotentRequests } from '../../../platform/requests/once.js';
import { PutYear } from '../../organizations/index.js';
import { ReadCalendar } from './read-calendar.js';

/** Enters or corrects a year's table. */
@Injectable()
export class ImportCalendar {
  constructor(
    @Inject(IdempotentRequests) private readonly requests: IdempotentRequests,
    @Inject(PutYear) private readonly putYear: PutYear,
    @Inject(ReadCalendar) private readonly calendar: ReadCalendar,
  ) {}

  /** What a table says and what is wrong with it; changes nothing. */
  async check({ year, days }: CheckCalendarBody): Promise<CalendarCheck> {
    const flaws = calendarFlaws(year, days);
    const present = await this.calendar.year(year);
    // Dates that are none cannot be said in words.
    const isReadable = flaws.every(({ date }) => date === null || !hasDay(days, date));
    return {
      flaws,
      words: isReadable ? calendarWords(days) : [],
      changes: isReadable && present ? calendarChanges(present.days, days) : [],
    };
  }

  /**
   * @returns the year as it is now; limits of open tickets follow within a minute
   * @throws ProblemError `calendar.bad` with all flaws, `calendar.reasonMissing`, `calendar.unchanged`, `calendar.changed`
   */
  async run(actor: Actor, body: ImportCalendarBody, key: string): Promise<CalendarYearView> {
    const { personId } = actor;
    const request = { personId, key, endpoint: 'POST /calendar', body };
    const year = await this.requests.once(request, async () => {
      await this.put(personId, body);
      return String(body.year);
    });
    const view = await this.calendar.year(Number(year));
    if (!view) throw new ProblemError('calendar.changed');
    return view;
  }

  private async put(importedById: string, body: ImportCalendarBody): Promise<void> {
    const { year, days, source, baseRevision, reason = '' } = body;
    refuseFlaws(year, days);
    const present = await this.calendar.year(year);
    if (present && reason === '') throw new ProblemError('calendar.reasonMissing');
    if (present && calendarChanges(present.days, days).length === 0 && present.source === source)
      throw new ProblemError('calendar.unchanged');
    const table = calendarYearOf(year, source, days);
    await this.putYear.run({ table, reason, importedById, baseRevision });
  }
}

function hasDay(days: CheckCalendarBody['days'], wanted: string): boolean {
  return days.some(({ date }) => date === wanted);
}

function refuseFlaws(year: number, days: CheckCalendarBody['days']): void {
  const flaws = calendarFlaws(year, days);
  const [first] = flaws;
  if (!first) return;
  const fields = Object.fromEntries(flaws.map(({ date, text }) => [date ?? 'days', text]));
  throw new ProblemError('calendar.bad', { count: flaws.length, first: first.text }, { fields });
}
