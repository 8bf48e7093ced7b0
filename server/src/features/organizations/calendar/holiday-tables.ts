import type { CalendarYear } from '@wide-angle/shared';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { ProblemError } from '../../../platform/http/problem-error.js';
import { CalendarYearTable } from '../entities/calendar-year-table.entity.js';
import { chineseDaysYears, PACKAGE_MARK } from './chinese-days.js';
import { PutYear } from './put-year.js';

/**
 * Keeps the year tables at least as good as the installed package: missing years are added at each start, and years that
 * came from an older package are renewed (the State Council has changed a plan in mid-year before). A table that
 * somebody entered has another source and is left alone.
 */
@Injectable()
export class HolidayTables implements OnModuleInit {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(PutYear) private readonly putYear: PutYear,
  ) {}

  async onModuleInit(): Promise<void> {
    const rows = await this.unitOfWork.reader.find(CalendarYearTable);
    const sources = new Map(rows.map(({ year, source }) => [year, source]));
    for (const table of chineseDaysYears()) {
      const known = sources.get(String(table.year));
      const isOld = known !== undefined && known.includes(PACKAGE_MARK) && known !== table.source;
      if (known === undefined || isOld) await this.put(table, rows.length === 0);
    }
  }

  /** Two processes that start together both try; one of them finds that the other has done it. */
  private async put(table: CalendarYear, isFirstStart: boolean): Promise<void> {
    const entry = {
      table,
      reason: '随系统安装或更新',
      importedById: null,
      isApplied: isFirstStart,
    };
    await this.putYear.run(entry).catch((error: unknown) => {
      if (!(error instanceof ProblemError)) throw error;
    });
  }
}
