import type { CalendarYear, Instant } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { isDuplicateKey } from '../../../platform/database/duplicate.js';
import { insertRows } from '../../../platform/database/plain-rows.js';
import { UnitOfWork, type Tx } from '../../../platform/database/unit-of-work.js';
import { ProblemError } from '../../../platform/http/problem-error.js';
import { CalendarRevision } from '../entities/calendar-revision.entity.js';
import { CalendarYearTable } from '../entities/calendar-year-table.entity.js';
import { Policies } from '../policies.js';

/** A table as it is entered. */
export interface YearEntry {
  readonly table: CalendarYear;
  readonly reason: string;
  /** Null where the installation brings it. */
  readonly importedById: string | null;
  /** The year's last change as it was seen, 0 for none; left out, whatever it is. */
  readonly baseRevision?: number;
  /** True where no ticket can have been reckoned without it. */
  readonly isApplied?: boolean;
}

/** Puts a year's table into the calendar; a change more, from which open tickets are reckoned anew. */
@Injectable()
export class PutYear {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Policies) private readonly policies: Policies,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * @returns the number of the change
   * @throws ProblemError `calendar.changed` where somebody else changed the year meanwhile
   */
  async run(entry: YearEntry): Promise<number> {
    const revision = await this.unitOfWork.run((tx) => this.put(tx, entry));
    this.policies.forget();
    return revision;
  }

  private async put(tx: Tx, entry: YearEntry): Promise<number> {
    const year = String(entry.table.year);
    const newest = { order: { revision: 'DESC' } } as const;
    // The number that will be taken is read before what it is checked by: whoever changes the year after that takes it.
    const [last] = await tx.find(CalendarRevision, { ...newest, take: 1 });
    const ofYear = await tx.findOne(CalendarRevision, { where: { year }, ...newest });
    if (entry.baseRevision !== undefined && entry.baseRevision !== (ofYear?.revision ?? 0))
      throw new ProblemError('calendar.changed');
    const row = rowOf(entry, (last?.revision ?? 0) + 1, this.clock.now());
    try {
      await insertRows(tx, CalendarRevision, [row]);
      await setTable(tx, row);
    } catch (error) {
      throw isDuplicateKey(error) ? new ProblemError('calendar.changed') : error;
    }
    return row.revision;
  }
}

function rowOf(
  { table, reason, importedById, isApplied }: YearEntry,
  revision: number,
  now: Instant,
): CalendarRevision {
  const { year, source, holidays, makeUpDays } = table;
  return {
    ...{ revision, year: String(year), source, days: { holidays, makeUpDays }, reason },
    ...{ importedAt: now, importedById, reachedTicketId: null, changedTickets: 0 },
    doneAt: isApplied ? now : null,
  };
}

async function setTable(tx: Tx, { year, source, days }: CalendarRevision): Promise<void> {
  if (await tx.existsBy(CalendarYearTable, { year }))
    await tx.update(CalendarYearTable, { year }, { source, days });
  else await insertRows(tx, CalendarYearTable, [{ year, source, days }]);
}
