import type { Instant } from '../api/time.ts';
import type { Role } from '../identity/roles.ts';
import type { MessageText } from '../inbox/message-text.ts';
import { messageAbout } from '../inbox/message-text.ts';
import type { Subject } from '../inbox/phrases.ts';
import { momentText, quoted } from '../inbox/phrases.ts';
import type { Words } from '../inbox/words.ts';
import { words } from '../inbox/words.ts';
import type { OrderEntryView } from './order.api.ts';

/**
 * What happens to an order: it is drafted by the ladder, somebody acts, the reply is overdue, or is so for so long that
 * it has come up to the bureau.
 */
export type OrderEventType = OrderEntryView['action'] | 'late' | 'escalated';

/** Groups of people around an order. `handler` is he who has its ticket. */
export type OrderAudience = 'issuer' | 'addressee' | 'handler' | 'bureau';

const ISSUED: readonly OrderAudience[] = ['addressee', 'handler'];

/** Who is told of what. He who did it is not told of his own act. */
export const WHO_HEARS_OF_ORDERS: Readonly<Record<OrderEventType, readonly OrderAudience[]>> = {
  draft: ['issuer'],
  issue: ISSUED,
  drop: [],
  reply: ['issuer'],
  accept: ['addressee'],
  sendBack: ISSUED,
  addTickets: [],
  late: [...ISSUED, 'issuer'],
  escalated: [...ISSUED, 'issuer', 'bureau'],
};

/** Roles that answer for an organisation as the addressee of an order. */
export const LEAD_ROLES: readonly Exclude<Role, 'resident'>[] = [
  'manager',
  'department',
  'community',
];

/** What messages tell of an order. */
export interface OrderTopic {
  readonly subject: Subject;
  readonly number: string | null;
  readonly issuerName: string;
  readonly addresseeName: string;
  readonly demand: string;
  /** How many tickets the order is about; the subject is the first. */
  readonly ticketCount: number;
  readonly dueAt: Instant | null;
  readonly isLate: boolean;
  /** What was written with the step: the reply, the outcome, the reason. */
  readonly text: string;
  readonly at: Instant;
}

/** What a person around an order is told. */
export function orderMessage(
  type: OrderEventType,
  topic: OrderTopic,
  audience: OrderAudience,
): MessageText {
  return messageAbout(topic.subject, WORDS[type](topic, audience));
}

type OrderWords = (topic: OrderTopic, audience: OrderAudience) => Words;

function replyBy({ at, dueAt }: OrderTopic): string {
  return dueAt === null ? '' : `请在${momentText(at, dueAt)} 前书面回复。`;
}

function whatToDo(topic: OrderTopic, audience: OrderAudience): string {
  return audience === 'handler' ? '请抓紧办理，配合本单位回复。' : replyBy(topic);
}

/** `（等 3 件工单）`; nothing for one. */
function others({ ticketCount }: OrderTopic): string {
  return ticketCount > 1 ? `（等 ${ticketCount} 件工单）` : '';
}

const WORDS: Readonly<Record<OrderEventType, OrderWords>> = {
  draft: ({ addresseeName }) =>
    words('有督办单待签发', `${addresseeName}长时间超时，已拟好督办单，请签发或写明不签发的理由。`),
  issue: (topic, audience) =>
    words(
      `收到督办单${topic.number ?? ''}`,
      `${topic.issuerName}要求${quoted(topic.demand)}${others(topic)}。${whatToDo(topic, audience)}`,
    ),
  drop: ({ text }) => words('督办单未签发', `理由${quoted(text)}。`),
  reply: ({ number, addresseeName, isLate, text }) =>
    words(
      `督办单${number ?? ''}已回复`,
      `${addresseeName}${isLate ? '逾期' : '按时'}回复${quoted(text)}。请审核。`,
    ),
  accept: ({ number, issuerName, text }) =>
    words(`督办单${number ?? ''}已办结`, `${issuerName}审核通过${quoted(text)}。`),
  sendBack: (topic, audience) =>
    words(
      `督办单${topic.number ?? ''}被退回`,
      `${topic.issuerName}要求重报${quoted(topic.text)}。${whatToDo(topic, audience)}`,
    ),
  addTickets: ({ addresseeName }) =>
    words('督办单加入工单', `发往${addresseeName}的督办单加入工单。`),
  late: (topic, audience) => overdue(topic, audience, '逾期未回复'),
  escalated: (topic, audience) => overdue(topic, audience, '逾期，已升级到住建局'),
};

function overdue(topic: OrderTopic, audience: OrderAudience, title: string): Words {
  const { number, addresseeName, dueAt, at } = topic;
  const limit = dueAt === null ? '' : `回复期限 ${momentText(at, dueAt)} 已过，`;
  const isOwn = audience === 'addressee' || audience === 'handler';
  const body = isOwn ? '请马上办理并回复。' : `${addresseeName}仍未回复，请督促。`;
  return words(`督办单${number ?? ''}${title}`, limit + body);
}
