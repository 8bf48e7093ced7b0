import { calendarWarning } from '@wide-angle/shared';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { HealthFigures } from '../../platform/health/health-figures.js';
import { CalendarYearTable } from '../organizations/index.js';

/** Beside the readiness: the year whose table is missing, 0 where none is. */
@Injectable()
export class CalendarFigures implements OnModuleInit {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(HealthFigures) private readonly figures: HealthFigures,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.figures.add('calendar', async () => {
      const rows = await this.unitOfWork.reader.find(CalendarYearTable, { select: { year: true } });
      const years = rows.map(({ year }) => Number(year));
      return { missingYear: calendarWarning(years, this.clock.now())?.year ?? 0 };
    });
  }
}
