import { CalendarPage } from '../../features/policy/calendar-page.tsx';
import { usePageTitle } from '../../lib/title.ts';

/** 放假安排 */
export function CalendarRoutePage() {
  usePageTitle('放假安排');
  return <CalendarPage />;
}
