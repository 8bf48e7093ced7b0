import type { CalendarWarning } from '../deadline/calendar-import.ts';
import type { MessageText } from './message-text.ts';

/** What those who can enter a year's table are told while it is missing. */
export function calendarMessage({ year, text }: CalendarWarning): MessageText {
  return {
    title: `${year} 年放假安排还没有录入`,
    text: `${text}在工作台的“放假安排”里录入，录入后未办结工单的时限自动重算。`,
  };
}
