/** States of a ticket (DESIGN §4.1). Late, tier and clocks are not states. */
export const TICKET_STATES = [
  'pending',
  'processing',
  'awaiting',
  'disputed',
  'reviewing',
  'confirming',
  'shelved',
  'closed',
  'declined',
  'merged',
  'withdrawn',
] as const;

export type TicketState = (typeof TICKET_STATES)[number];

/** "Any open" of the transition table. */
export const OPEN_STATES = [
  'pending',
  'processing',
  'awaiting',
  'disputed',
  'reviewing',
  'confirming',
  'shelved',
] as const satisfies readonly TicketState[];

export const ENDED_STATES = [
  'closed',
  'declined',
  'merged',
  'withdrawn',
] as const satisfies readonly TicketState[];

export function isOpen(state: TicketState): boolean {
  return (OPEN_STATES as readonly TicketState[]).includes(state);
}

export const STATE_LABELS: Readonly<Record<TicketState, string>> = {
  pending: '待领取',
  processing: '处理中',
  awaiting: '待补充',
  disputed: '待裁定',
  reviewing: '待审核',
  confirming: '待确认',
  shelved: '已挂账',
  closed: '已办结',
  declined: '不予受理',
  merged: '已并案',
  withdrawn: '已撤回',
};
