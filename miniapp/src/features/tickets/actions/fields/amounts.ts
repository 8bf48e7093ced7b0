import { atLocal, DAY, localDate, type Category, type Instant } from '@wide-angle/shared';

/** How long an extension may be: in working days or in hours, up to the category's cap. */
export interface AmountChoices {
  unit: string;
  amounts: readonly number[];
}

const DAYS = [1, 2, 3, 5, 7, 10, 15] as const;
const HOURS = [1, 2, 4, 8, 12, 24, 48] as const;

/** The amounts to choose from; the cap itself is always among them. Two days or hours while the category is unknown. */
export function amountChoices(category: Category | null): AmountChoices {
  const cap = category?.extensionCap ?? { unit: 'workingDays' as const, amount: 2 };
  const inHours = cap.unit === 'minutes';
  const most = inHours ? Math.floor(cap.amount / 60) : cap.amount;
  const steps = (inHours ? HOURS : DAYS).filter((one) => one < most);
  return { unit: inHours ? '小时' : '个工作日', amounts: [...steps, most] };
}

/** How many days ahead such a moment lies; null for none. */
export function daysAhead(now: Instant, iso: string | null): number | null {
  if (iso === null) return null;
  const at = Date.parse(iso);
  const midnight = (instant: Instant) => atLocal(localDate(instant), 0);
  return Number.isNaN(at) ? null : Math.round((midnight(at) - midnight(now)) / DAY);
}
