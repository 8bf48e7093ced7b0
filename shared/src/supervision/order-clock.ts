import { MINUTE, toIso, type Instant } from '../api/time.ts';
import { dayOf } from '../deadline/civil.ts';
import { addClockTime, clockTimeBetween, nextWorkingMorning } from '../deadline/clock.ts';
import { deadlineSentence, explainDeadline } from '../deadline/explain.ts';
import { dateText, minuteText } from '../deadline/local-text.ts';
import { minutesPerWorkingDay, type WorkingCalendar } from '../deadline/working-calendar.ts';
import type { Reckoning } from '../ticket/clocks.ts';
import type { DeadlineView } from '../deadline/deadline-view.ts';
import type { OrderFacts } from './order.ts';

type Owed = Pick<
  OrderFacts,
  'state' | 'issuerId' | 'bureauId' | 'dueAt' | 'lateAt' | 'escalatedAt'
>;

/** When an unanswered order comes up to the bureau: one working day after its limit, like a red ticket (DESIGN §4.3). */
export function escalationOf(calendar: WorkingCalendar, dueAt: Instant): Instant {
  const aDay = minutesPerWorkingDay(calendar) * MINUTE;
  return addClockTime(calendar, 'working', dueAt, aDay).at;
}

/**
 * The order with what its clock has done by `now`: a limit that was missed, and a lateness that has come up to the
 * bureau, both with their true times, however late somebody looks. An order that waits for no reply stays as it is, and
 * what the bureau issued itself comes up to nobody.
 */
export function settleOrder<T extends Owed>(order: T, calendar: WorkingCalendar, now: Instant): T {
  const { dueAt } = order;
  if (order.state !== 'issued' || dueAt === null || now <= dueAt) return order;
  const up = escalationOf(calendar, dueAt);
  const comesUp = order.issuerId !== order.bureauId && now >= up;
  return {
    ...order,
    lateAt: order.lateAt ?? dueAt,
    escalatedAt: order.escalatedAt ?? (comesUp ? up : null),
  };
}

/** When people are to be told next that the reply is overdue: each working morning, and when it comes up to the bureau. */
export function nextOrderAlarm(
  { calendar, policy }: Reckoning,
  order: Owed,
  now: Instant,
): Instant {
  const morning = nextWorkingMorning(calendar, now, policy.procedure.remindAtMinute);
  if (order.dueAt === null || order.issuerId === order.bureauId || order.escalatedAt !== null)
    return morning;
  const up = escalationOf(calendar, order.dueAt);
  return up > now ? Math.min(up, morning) : morning;
}

/**
 * How much working time the limit gives, and a line per day: which is counted, which is not and why (DESIGN §4.2).
 * @param comesUp a late reply comes up to the bureau: it is not the issuer itself
 */
export function explainOrderLimit(
  calendar: WorkingCalendar,
  from: Instant,
  dueAt: Instant,
  comesUp: boolean,
): DeadlineView {
  const millis = clockTimeBetween(calendar, 'working', from, dueAt);
  const explained = explainDeadline(calendar, 'working', from, millis);
  const minutes = Math.round(millis / MINUTE);
  const days = Math.floor(minutes / minutesPerWorkingDay(calendar));
  const hours = Math.round(((minutes % minutesPerWorkingDay(calendar)) / 60) * 10) / 10;
  const length = [days > 0 ? `${days} 个工作日` : '', hours > 0 ? `${hours} 小时` : ''];
  const given = length.filter(Boolean).join('零 ') || '不足 1 小时';
  const up = comesUp
    ? `逾期 1 个工作日（${momentText(escalationOf(calendar, dueAt))}）仍未回复的，升级到住建局。`
    : '';
  return {
    dueAt: toIso(dueAt),
    isProvisional: explained.provisional,
    summary: `自 ${momentText(from)} 起，至 ${momentText(dueAt)} 止，其间工作时间 ${given}。${up}`,
    moves: [],
    lines: deadlineSentence(explained.lines),
  };
}

function momentText(at: Instant): string {
  const day = dayOf(at);
  return `${dateText(day, false)} ${minuteText(day, at)}`;
}
