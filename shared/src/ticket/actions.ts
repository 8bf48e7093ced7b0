import type { TicketState } from './status.ts';

/** What a person can do to a ticket (DESIGN §4.1), in the order in which screens offer it. */
export const TICKET_ACTIONS = [
  'claim',
  'dispatch',
  'transfer',
  'release',
  'resolve',
  'note',
  'ask',
  'supply',
  'handBack',
  'adjudicate',
  'decline',
  'object',
  'recategorise',
  'requestRecategorise',
  'decideRecategorise',
  'requestExtension',
  'decideExtension',
  'requestShelving',
  'decideShelving',
  'approve',
  'sendBack',
  'confirm',
  'reopen',
  'nudge',
  'escalate',
  'supervise',
  'join',
  'merge',
  'withdraw',
  'followUp',
  'appeal',
  'decideAppeal',
] as const;

export type TicketAction = (typeof TICKET_ACTIONS)[number];

/** What the clock does to a ticket by itself. */
export const TIMER_KINDS = [
  'rung',
  'remind',
  'continueWork',
  'endShelving',
  'reviewPasses',
  'adjudicationLate',
  'actionLate',
  'followUpLate',
  'autoClose',
] as const;

export type TimerKind = (typeof TIMER_KINDS)[number];

/** Types of a ticket's events: the submission, each action, each timer, and limits reckoned by another calendar. */
export type TicketEventType = 'submit' | TicketAction | TimerKind | 'recomputed';

export const ACTION_LABELS: Readonly<Record<TicketAction, string>> = {
  claim: '领取',
  dispatch: '派单',
  transfer: '转单',
  release: '放回',
  resolve: '办结上报',
  note: '记进展',
  ask: '请业主补充',
  supply: '补充',
  handBack: '退单',
  adjudicate: '裁定',
  decline: '不予受理',
  object: '不服申诉',
  recategorise: '改类',
  requestRecategorise: '申请改类',
  decideRecategorise: '审批改类',
  requestExtension: '申请延期',
  decideExtension: '审批延期',
  requestShelving: '申请挂账',
  decideShelving: '审批挂账',
  approve: '审核通过',
  sendBack: '审核退回',
  confirm: '确认评价',
  reopen: '要求重办',
  nudge: '催办',
  escalate: '上报',
  supervise: '督办',
  join: '我也遇到',
  merge: '并案',
  withdraw: '撤回',
  followUp: '回访',
  appeal: '逾期申诉',
  decideAppeal: '审批逾期申诉',
};

/** Deciding on the shelving of a ticket that is shelved already can only mean to end it early. */
export function endsShelving(action: TicketAction, { state }: { state: TicketState }): boolean {
  return action === 'decideShelving' && state === 'shelved';
}

/** The words on the button of an action, in the state that the ticket is in. */
export function actionLabel(action: TicketAction, ticket: { state: TicketState }): string {
  return endsShelving(action, ticket) ? '提前结束挂账' : ACTION_LABELS[action];
}

/** How a timeline names an event. A rung is named by its card, see `rungLabel`. */
export const EVENT_LABELS: Readonly<Record<TicketEventType, string>> = {
  ...ACTION_LABELS,
  submit: '上报',
  recomputed: '放假安排有变化，时限已重算',
  confirm: '业主确认',
  // A report is called 上报 too.
  escalate: '上报上级',
  rung: '到时提醒',
  remind: '超时提醒',
  continueWork: '业主未补充，继续办理',
  endShelving: '挂账到期，继续办理',
  reviewPasses: '社区审核超时，自动通过',
  adjudicationLate: '裁定超时',
  actionLate: '红牌后未督促',
  followUpLate: '回访超时',
  autoClose: '业主未确认，自动办结',
};
