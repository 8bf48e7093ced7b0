import type { Actor, CalendarCheck, CalendarView, CalendarYearView } from '@wide-angle/shared';
import { calendarApi } from '@wide-angle/shared';
import { Body, Controller, Inject } from '@nestjs/common';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Endpoint } from '../../platform/access/endpoint.js';
import { RequestKey } from '../../platform/access/request-key.js';
import { CheckCalendarDto, ImportCalendarDto } from './dto/calendar.dto.js';
import { ImportCalendar } from './use-cases/import-calendar.js';
import { ReadCalendar } from './use-cases/read-calendar.js';

/** The calendar over HTTP. */
@Controller()
export class CalendarController {
  constructor(
    @Inject(ReadCalendar) private readonly read: ReadCalendar,
    @Inject(ImportCalendar) private readonly imports: ImportCalendar,
  ) {}

  @Endpoint(calendarApi.get)
  get(): Promise<CalendarView> {
    return this.read.all();
  }

  @Endpoint(calendarApi.check)
  check(@Body() body: CheckCalendarDto): Promise<CalendarCheck> {
    return this.imports.check(body);
  }

  @Endpoint(calendarApi.import)
  import(
    @CurrentActor() actor: Actor,
    @Body() body: ImportCalendarDto,
    @RequestKey() key: string,
  ): Promise<CalendarYearView> {
    return this.imports.run(actor, body, key);
  }
}
