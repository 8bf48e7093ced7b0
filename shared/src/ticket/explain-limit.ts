import { MINUTE, toIso, type Instant } from '../api/time.ts';
import { dayOf } from '../deadline/civil.ts';
import { clockTimeBetween, type Span } from '../deadline/clock.ts';
import { deadlineSentence, explainDeadline } from '../deadline/explain.ts';
import { dateText, minuteText } from '../deadline/local-text.ts';
import { classOf } from '../policy/policy.ts';
import type { Reckoning } from './clocks.ts';
import { finishMillis, movedMillis } from './clocks.ts';
import type { Move, TicketFacts } from './facts.ts';
import type { DeadlineView } from '../deadline/deadline-view.ts';

type Limited = Pick<
  TicketFacts,
  'categoryCode' | 'round' | 'overallStartedAt' | 'overallDueAt' | 'moves' | 'isProvisional'
>;

const UNIT_TEXT: Readonly<Record<Span['unit'], string>> = {
  minutes: '分钟',
  workingDays: '个工作日',
  naturalDays: '天',
};

/** `3 个工作日`, `24 小时`, `30 分钟`. */
export function spanText(span: Span): string {
  const isHours = span.unit === 'minutes' && span.amount % 60 === 0;
  return isHours ? `${span.amount / 60} 小时` : `${span.amount} ${UNIT_TEXT[span.unit]}`;
}

/** Why the overall limit is what it is: what it is made of, and a line per day (DESIGN §4.2). */
export function explainLimit(reckoning: Reckoning, ticket: Limited): DeadlineView {
  const { policy, calendar } = reckoning;
  const cls = classOf(policy, ticket.categoryCode);
  const length = finishMillis(reckoning, ticket) + movedMillis(reckoning, ticket);
  const explanation = explainDeadline(calendar, cls.clock, ticket.overallStartedAt, length);
  return {
    dueAt: toIso(ticket.overallDueAt),
    isProvisional: ticket.isProvisional,
    summary: summaryOf(reckoning, ticket),
    moves: ticket.moves.map((move) => moveText(reckoning, ticket, move)),
    lines: deadlineSentence(explanation.lines),
  };
}

function summaryOf({ policy }: Reckoning, ticket: Limited): string {
  const cls = classOf(policy, ticket.categoryCode);
  const whole = `${cls.name}类办结时限 ${spanText(cls.finish)}`;
  const how = cls.clock === 'working' ? '按工作时间计算' : '昼夜连续计算';
  const start = momentText(ticket.overallStartedAt);
  if (ticket.round === 1) return `${whole}，${how}，自上报时（${start}）起算。`;
  const share = `第 ${ticket.round} 轮办理，时限为其 ${policy.procedure.reopenPercent}%`;
  return `${whole}，${share}，${how}，自要求重办时（${start}）起算。`;
}

const MOVE_TEXT: Readonly<Record<Move['reason'], string>> = {
  extension: '批准延期',
  awaiting: '等业主补充',
  shelving: '挂账',
  declined: '不予受理期间',
  calendar: '放假安排调整',
};

function moveText({ policy, calendar }: Reckoning, ticket: Limited, move: Move): string {
  if (move.reason === 'extension') return `${MOVE_TEXT.extension} ${spanText(move.span)}`;
  if (move.reason === 'calendar')
    return `${MOVE_TEXT.calendar}，为不使已定的时限提前到过去，保留 ${lengthText(Math.round(move.millis / MINUTE))}`;
  const { clock } = classOf(policy, ticket.categoryCode);
  const minutes = Math.round(clockTimeBetween(calendar, clock, move.from, move.to) / MINUTE);
  const period = `${momentText(move.from)} 至 ${momentText(move.to)}`;
  return `${MOVE_TEXT[move.reason]}（${period}），顺延 ${lengthText(minutes)}`;
}

function lengthText(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} 分钟`;
  return rest === 0 ? `${hours} 小时` : `${hours} 小时 ${rest} 分钟`;
}

/** `11月20日 16:00`. */
function momentText(at: Instant): string {
  const day = dayOf(at);
  return `${dateText(day, false)} ${minuteText(day, at)}`;
}
