import type { CalendarYear } from '@wide-angle/shared';
import { Entity } from 'typeorm';
import { JsonColumn, PrimaryId, TextColumn } from '../../../platform/database/column-types.js';

/** The public holidays and make-up working days of one year; shared by all bureaus of the country. */
@Entity('calendar_year')
export class CalendarYearTable {
  /** `2026`. */
  @PrimaryId() year: string;
  /** Where the table was taken from; administrators see it. */
  @TextColumn(200) source: string;
  @JsonColumn<CalendarYearTable['days']>() days: Pick<CalendarYear, 'holidays' | 'makeUpDays'>;
}
