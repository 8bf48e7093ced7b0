import {
  fromIso,
  friendlyTime,
  numberText,
  ORDER_ACTION_LABELS,
  ORDER_OUTCOME_LABELS,
  ORDER_STATE_LABELS,
  ORDER_STATES,
  STATE_LABELS,
  TICKET_STANDING_LABELS,
  type Instant,
  type OrderCard,
  type OrderCountsOf,
  type OrderEntryView,
  type OrderState,
  type OrderTicketView,
  type OrderView,
  type Role,
} from '@wide-angle/shared';
import { type Option } from '../../../ui/options';
import { type TimelineEntry } from '../../../ui/timeline';
import { type Tone } from '../../../ui/tag';

type Sides = Pick<OrderCard, 'issuerName' | 'addresseeName'>;

/** On which side of an order the viewer's organisation stands; offices also read the orders of others. */
export function orderSide(
  order: Sides,
  organizationName: string | null,
): 'issuer' | 'addressee' | 'reader' {
  if (order.issuerName === organizationName) return 'issuer';
  return order.addresseeName === organizationName ? 'addressee' : 'reader';
}

/** The states in which an order waits for somebody of the side. */
const WAITS_FOR: Readonly<Record<'issuer' | 'addressee', readonly OrderState[]>> = {
  issuer: ['draft', 'replied'],
  addressee: ['issued'],
};

/** True where the next step is the viewer's organisation's. */
export function awaitsUs(
  order: Sides & Pick<OrderCard, 'state'>,
  organizationName: string | null,
): boolean {
  const side = orderSide(order, organizationName);
  return side !== 'reader' && WAITS_FOR[side].includes(order.state);
}

/** `督〔2026〕17号`, or what an order is called before it has a number. */
export function orderTitle({ number }: Pick<OrderCard, 'number'>): string {
  return number ?? '督办单（未编号）';
}

/** `工单 261122 48371 等 3 件`. */
export function ticketsText({
  ticketNumber,
  ticketCount,
}: Pick<OrderCard, 'ticketNumber' | 'ticketCount'>): string {
  const others = ticketCount > 1 ? ` 等 ${ticketCount} 件` : '';
  return `工单 ${numberText(ticketNumber)}${others}`;
}

/** What became of a ticket of an order, as a note under it. */
export function ticketNote(ticket: OrderTicketView): string {
  const { standing, leftOut, responsibleName, state } = ticket;
  if (leftOut) return `签发时${TICKET_STANDING_LABELS[leftOut]}，未列入`;
  if (standing === 'moved') return `已转${responsibleName}`;
  const now = state ? STATE_LABELS[state] : TICKET_STANDING_LABELS[standing];
  return ticket.isLate ? `${now}，超时` : now;
}

/** Whether the first reply came in time, and how often one was sent back; empty while there is nothing to tell. */
export function recordFacts(
  { record }: OrderView,
  now: Instant,
): { label: string; value: string }[] {
  const { firstRepliedAt, isRepliedOnTime, sentBackCount, outcome } = record;
  const facts: { label: string; value: string }[] = [];
  if (firstRepliedAt) {
    const when = friendlyTime(now, fromIso(firstRepliedAt));
    facts.push({ label: '首次回复', value: `${when}，${isRepliedOnTime ? '按时' : '逾期'}` });
  }
  if (sentBackCount > 0) facts.push({ label: '退回重报', value: `${sentBackCount} 次` });
  if (outcome) facts.push({ label: '办理结果', value: ORDER_OUTCOME_LABELS[outcome] });
  return facts;
}

/** Colours of the states; the word stands beside. */
export const ORDER_TONES: Readonly<Record<OrderState, Tone>> = {
  draft: 'pending',
  issued: 'processing',
  replied: 'waiting',
  closed: 'closed',
  dropped: 'ended',
};

/** What a late order is called; where it came up to the bureau, that too. */
export function lateText({ escalatedAt }: Pick<OrderCard, 'escalatedAt'>): string {
  return escalatedAt ? '超时，已升级住建局' : '回复超时';
}

/** `明天 17:30 前回复`; null for an order without a limit, or one that needs no answer any more. */
export function limitOf(
  { state, dueAt }: Pick<OrderCard, 'state' | 'dueAt'>,
  now: Instant,
): { dueAt: Instant; text: string } | null {
  if (dueAt === null || state !== 'issued') return null;
  const at = fromIso(dueAt);
  return { dueAt: at, text: `${friendlyTime(now, at)} 前回复` };
}

/** What comes next with an order, in the words of whoever looks. */
export function nextOfOrder(order: OrderView, organizationName: string | null): string {
  const side = orderSide(order, organizationName);
  const { issuerName, addresseeName } = order;
  switch (order.state) {
    case 'draft':
      return side === 'issuer'
        ? '系统按超时自动拟出。看过要求和期限，再决定签发。'
        : `等${issuerName}签发。`;
    case 'issued':
      return side === 'addressee'
        ? `请在期限前办好，写明情况并附照片回复。`
        : `等${addresseeName}书面回复。`;
    case 'replied':
      return side === 'issuer' ? '看过回复，决定办结还是退回。' : `已回复，等${issuerName}审核。`;
    case 'closed':
      return '已办结，记录保留。';
    case 'dropped':
      return '没有签发，记录保留。';
  }
}

/** The states as filters; whoever only gets orders never sees drafts. */
export function orderStateOptions(role: Role | null): Option<OrderState>[] {
  const isOffice = role === 'community' || role === 'subdistrict' || role === 'bureau';
  const states = ORDER_STATES.filter((one) => isOffice || (one !== 'draft' && one !== 'dropped'));
  return states.map((state) => ({ value: state, label: ORDER_STATE_LABELS[state] }));
}

/** Organisations as choices, with how many of their orders wait for a reply or are late. */
export function officeOptions(
  offices: readonly Pick<
    OrderCountsOf,
    'organizationId' | 'name' | 'issued' | 'awaitingReply' | 'late'
  >[],
): Option[] {
  return offices
    .filter(({ issued }) => issued > 0)
    .map(({ organizationId, name, awaitingReply, late }) => ({
      value: organizationId,
      label: name,
      note: `待回复 ${awaitingReply} 张${late > 0 ? `，超时 ${late} 张` : ''}`,
    }));
}

const ENTRY_TITLES: Readonly<Record<OrderEntryView['action'], string>> = {
  ...ORDER_ACTION_LABELS,
  draft: '系统自动拟单',
  addTickets: '加入工单',
  sendBack: '退回重报',
};

/** The history of an order, newest first; photos are put in by the page. */
export function orderEntries(order: OrderView, now: Instant): TimelineEntry[] {
  return order.entries
    .map((entry, index) => ({ entry, index }))
    .sort((a, b) => fromIso(b.entry.at) - fromIso(a.entry.at) || b.index - a.index)
    .map(({ entry, index }) => ({
      id: String(index),
      title: ENTRY_TITLES[entry.action],
      time: friendlyTime(now, fromIso(entry.at)),
      who: entry.by,
      // The draft's words stand above as the demand.
      text: entry.action === 'draft' && entry.text === order.demand ? undefined : entry.text,
    }));
}

/** How many of a page of orders wait for the organisation; `isMore` where there are further pages. */
export interface Waiting {
  count: number;
  isMore: boolean;
}

/** `3`, `50+`. */
export function waitingText({ count, isMore }: Waiting): string {
  return isMore ? `${count}+` : String(count);
}
