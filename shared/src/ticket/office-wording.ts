import { fromIso, type Instant, type IsoTime } from '../api/time.ts';
import { deadlineText, friendlyTime } from '../deadline/remaining.ts';
import type { Tier } from '../policy/policy.ts';
import type { DutyState } from './duties.ts';
import type { DutyKind, FollowUpReason, LateClock } from './facts.ts';
import type { TicketState } from './status.ts';
import type { FollowUpView, LatenessView } from './ticket.views.ts';

/**
 * What happens next, in plain words for those who work on a ticket or oversee it; `NEXT_STEP` says the same to
 * its owner.
 */
export const NEXT_STEP_AT_WORK: Readonly<Record<TicketState, string>> = {
  pending: '等工作人员领取，到时无人领取会自动升级。',
  processing: '处理人正在办理，超过时限会自动升级督办。',
  awaiting: '等业主补充情况，3 天内未补充，按现有情况继续办理。',
  disputed: '物业已退单或业主不服，等裁定由谁办理。',
  reviewing: '已报办结，等社区审核；超过 1 个工作日自动通过。',
  confirming: '等业主确认是否解决，7 天内未确认自动办结。',
  shelved: '已批准挂账并公示，到复核日期自动继续办理。',
  closed: '已办结。业主 15 天内可要求重办，社区可回访。',
  declined: '不予受理。业主 15 天内可申诉一次，由住建局裁定。',
  merged: '已并入同一问题的另一件工单，在那里继续办理。',
  withdrawn: '业主已撤回，不再办理。',
};

/** Which limit was missed, as a line of the record of lateness. */
export const LATE_LABELS: Readonly<Record<LateClock, string>> = {
  claim: '领取超时',
  overall: '办结超时',
  review: '审核超时',
  adjudicate: '裁定超时',
  act: '红牌后未处置',
  followUp: '回访超时',
};

/** Who is accountable at a tier. */
export const TIER_LABELS: Readonly<Record<Tier, string>> = {
  1: '物业企业',
  2: '社区',
  3: '住建局',
};

/** How an appeal against a lateness stands. */
export const APPEAL_LABELS: Readonly<Record<NonNullable<LatenessView['appeal']>, string>> = {
  pending: '申诉待批',
  upheld: '申诉成立，不计入统计',
  rejected: '申诉不成立',
};

/** `11月20日 09:00 申诉，待批`: since when an appeal waits, on the row of a list. */
export function appealedText(appealedAt: IsoTime, now: Instant): string {
  return `${friendlyTime(now, fromIso(appealedAt))} 申诉，待批`;
}

/** What an office owes, as a name. */
export const DUTY_LABELS: Readonly<Record<DutyKind, string>> = {
  review: '审核办结',
  adjudicate: '裁定退单',
  act: '处置红牌',
  followUp: '回访业主',
};

export const DUTY_STATE_LABELS: Readonly<Record<DutyState, string>> = {
  open: '待履职',
  late: '超时未履职',
  lateDone: '曾经超时',
};

/** Why the owner is called. */
export const FOLLOW_UP_LABELS: Readonly<Record<FollowUpReason, string>> = {
  unsolved: '业主确认未解决',
  lowScore: '业主评分低',
  autoClosed: '业主未确认，自动办结',
  sample: '抽样回访',
};

/** `业主评分低，社区 11月25日 17:29 前回访；已 1 次没打通`. */
export function followUpText({ reason, dueAt, tries }: FollowUpView, now: Instant): string {
  const due = fromIso(dueAt);
  const { late, text } = deadlineText(now, due);
  const limit = late ? `回访${text}` : `社区 ${friendlyTime(now, due)} 前回访`;
  const tried = tries > 0 ? `；已 ${tries} 次没打通` : '';
  return `${FOLLOW_UP_LABELS[reason]}，${limit}${tried}。`;
}

/** A missed limit as a title; of an office with how late it is, or was: `裁定退单超时 2 小时后了结`. */
export function latenessTitle(
  { clock, at, doneAt }: Pick<LatenessView, 'clock' | 'at' | 'doneAt'>,
  now: Instant,
): string {
  if (clock === 'claim' || clock === 'overall') return LATE_LABELS[clock];
  const done = doneAt === null ? null : fromIso(doneAt);
  return dutyText({ kind: clock, dueAt: fromIso(at), doneAt: done }, now);
}

/** What an office was late with, done afterwards or not: `裁定已超时 2 小时`, `裁定超时 2 小时后了结`. */
export function dutyText(
  { kind, dueAt, doneAt }: { kind: DutyKind; dueAt: Instant; doneAt: Instant | null },
  now: Instant,
): string {
  const name = DUTY_LABELS[kind];
  const { late, text } = deadlineText(doneAt ?? now, dueAt);
  if (doneAt === null) return `${name}${text}`;
  // A review that nobody did passed at its limit.
  if (doneAt === dueAt || !late) return `${name}超时`;
  return `${name}${text.replace('已', '').replace('刚刚超时', '刚超时')}后了结`;
}
