import type { Tier } from '../policy/policy.ts';
import type { LateClock } from './facts.ts';
import type { TicketState } from './status.ts';
import type { LatenessView } from './ticket.views.ts';

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
