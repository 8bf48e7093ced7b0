import type { CalendarYear } from '@wide-angle/shared';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { insertRows } from '../../../platform/database/plain-rows.js';
import { isDuplicateKey } from '../../../platform/database/duplicate.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { CalendarYearTable } from '../entities/calendar-year-table.entity.js';
import { chineseDaysYears, PACKAGE_MARK } from './chinese-days.js';

/**
 * Keeps the year tables at least as good as the installed package: missing years are added at each start, and years that
 * came from an older package are renewed (the State Council has changed a plan in mid-year before). A table that an
 * administrator entered has another source and is left alone.
 */
@Injectable()
export class HolidayTables implements OnModuleInit {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork) {}

  async onModuleInit(): Promise<void> {
    const rows = await this.unitOfWork.reader.find(CalendarYearTable);
    const sources = new Map(rows.map(({ year, source }) => [year, source]));
    for (const table of chineseDaysYears()) {
      const known = sources.get(String(table.year));
      if (known === undefined) await this.add(table);
      else if (known.includes(PACKAGE_MARK) && known !== table.source) await this.renew(table);
    }
  }

  /** Two processes that start together both try; one of them finds the row there already. */
  private async add(table: CalendarYear): Promise<void> {
    await this.unitOfWork
      .run((tx) => insertRows(tx, CalendarYearTable, [rowOf(table)]))
      .catch((error: unknown) => {
        if (!isDuplicateKey(error)) throw error;
      });
  }

  private async renew(table: CalendarYear): Promise<void> {
    const { year, ...content } = rowOf(table);
    await this.unitOfWork.run((tx) => tx.update(CalendarYearTable, { year }, content));
  }
}

function rowOf({ year, source, holidays, makeUpDays }: CalendarYear): CalendarYearTable {
  return { year: String(year), source, days: { holidays, makeUpDays } };
}
