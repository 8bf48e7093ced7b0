import type { CalendarView, CalendarYearView } from '@wide-angle/shared';
import { calendarWarning, daysOfYear, toIso } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { People } from '../../identity/index.js';
import { CalendarRevision, CalendarYearTable } from '../../organizations/index.js';

/** The calendar as people read it. */
@Injectable()
export class ReadCalendar {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(People) private readonly people: People,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** All years, the latest first, and whether one is missing. */
  async all(): Promise<CalendarView> {
    const years = await this.years();
    const covered = years.map(({ year }) => year);
    return { years, warning: calendarWarning(covered, this.clock.now()) };
  }

  /** One year; null where it has no table. */
  async year(wanted: number): Promise<CalendarYearView | null> {
    return (await this.years()).find(({ year }) => year === wanted) ?? null;
  }

  private async years(): Promise<CalendarYearView[]> {
    const tables = await this.unitOfWork.reader.find(CalendarYearTable, {
      order: { year: 'DESC' },
    });
    const revisions = await this.unitOfWork.reader.find(CalendarRevision, {
      order: { revision: 'ASC' },
    });
    const last = new Map(revisions.map((one) => [one.year, one]));
    const ids = [...last.values()].map(({ importedById }) => importedById);
    const names = await this.people.names(ids.filter((id) => id !== null));
    return tables.map((table) => viewOf(table, last.get(table.year), names));
  }
}

function viewOf(
  { year, source, days }: CalendarYearTable,
  last: CalendarRevision | undefined,
  names: ReadonlyMap<string, string>,
): CalendarYearView {
  const table = { year: Number(year), source, ...days };
  return {
    ...{ year: table.year, source, days: daysOfYear(table), ...changeOf(last) },
    importedBy: names.get(last?.importedById ?? '') ?? null,
  };
}

/** Of a table from before changes were counted: none. */
function changeOf(last: CalendarRevision | undefined) {
  if (!last)
    return { revision: 0, importedAt: null, reason: '', isApplied: true, changedTickets: 0 };
  const { revision, importedAt, reason, doneAt, changedTickets } = last;
  return {
    ...{ revision, importedAt: toIso(importedAt), reason, changedTickets },
    isApplied: doneAt !== null,
  };
}
