import type { BodyOf, CalendarDay, calendarApi } from '@wide-angle/shared';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { assertExact, Omittable, Words } from '../../../platform/http/dto.js';

const SOURCE_MAX = 200;
/** More than any year has days. */
const DAYS_MAX = 400;
const TEXT_MAX = 40;

/** What a day says is looked at by the domain, which names each that is wrong. */
class CalendarDayDto implements CalendarDay {
  @IsString()
  @MaxLength(TEXT_MAX)
  date: string;

  @IsIn(['holiday', 'makeUp'])
  kind: CalendarDay['kind'];

  @Words(TEXT_MAX, { min: 0 })
  name: string;
}

export class CheckCalendarDto {
  @IsInt()
  @Min(2000)
  @Max(2100)
  year: number;

  @IsArray()
  @ArrayMaxSize(DAYS_MAX)
  @ValidateNested({ each: true })
  @Type(() => CalendarDayDto)
  days: CalendarDayDto[];
}
assertExact<CheckCalendarDto, BodyOf<typeof calendarApi.check>>();

export class ImportCalendarDto extends CheckCalendarDto {
  @Words(SOURCE_MAX)
  source: string;

  @Omittable()
  @Words(SOURCE_MAX)
  reason?: string;

  @IsInt()
  @Min(0)
  baseRevision: number;
}
assertExact<ImportCalendarDto, BodyOf<typeof calendarApi.import>>();
