import { toIso } from '../api/time.ts';
import type { DeadlineView } from '../deadline/deadline-view.ts';
import { deadlineSentence, explainDeadline } from '../deadline/explain.ts';
import { classOf } from '../policy/policy.ts';
import type { Reckoning } from './clocks.ts';
import { finishMillis, movedMillis } from './clocks.ts';
import type { TicketFacts } from './facts.ts';
import { limitMoves, momentText, spanText, type LimitHistory } from './limit-moves.ts';

type Limited = Pick<
  TicketFacts,
  | 'categoryCode'
  | 'round'
  | 'state'
  | 'overallStartedAt'
  | 'overallDueAt'
  | 'moves'
  | 'pausedAt'
  | 'isProvisional'
>;

/**
 * Why the overall limit is what it is: what it is made of, who moved it, and a line per day (DESIGN §4.2).
 * @param history all events of the ticket, in order
 */
export function explainLimit(
  reckoning: Reckoning,
  ticket: Limited,
  history: LimitHistory,
): DeadlineView {
  const { policy, calendar } = reckoning;
  const cls = classOf(policy, ticket.categoryCode);
  const length = finishMillis(reckoning, ticket) + movedMillis(reckoning, ticket);
  const explanation = explainDeadline(calendar, cls.clock, ticket.overallStartedAt, length);
  return {
    dueAt: toIso(ticket.overallDueAt),
    isProvisional: ticket.isProvisional,
    summary: summaryOf(reckoning, ticket),
    moves: limitMoves(reckoning, ticket, history),
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
