import type { Role } from '../identity/roles.ts';
import type { MessageKind, Reader } from '../inbox/who-hears.ts';
import { MESSAGE_KINDS } from '../inbox/who-hears.ts';

/** Ways by which a message reaches a person. The inbox is the product's own; the other makes his phone ring. */
export const MESSAGE_CHANNELS = ['inbox', 'wechat'] as const;
export type MessageChannel = (typeof MESSAGE_CHANNELS)[number];

/** `urgent`: at once, also at night. `ordinary`: not in quiet hours. `digest`: at 09:00 of a working day. */
export type Urgency = 'urgent' | 'ordinary' | 'digest';

/** `always`: cannot be switched off. `choice`: on until the person switches it off. `never`: not by this channel. */
export type ChannelRule = 'always' | 'choice' | 'never';

/** WeChat gives three templates at most to one question (WECHAT §4): what goes on, what is to be done, what is late. */
export const TEMPLATE_KEYS = ['progress', 'task', 'alarm'] as const;
export type TemplateKey = (typeof TEMPLATE_KEYS)[number];

/** How a kind of message goes out to one group of readers. */
export interface DeliveryRow {
  readonly urgency: Urgency;
  readonly channels: Readonly<Record<MessageChannel, ChannelRule>>;
  readonly template: TemplateKey;
}

const row = (
  urgency: Urgency,
  inbox: ChannelRule,
  wechat: ChannelRule,
  template: TemplateKey,
): DeliveryRow => ({ urgency, channels: { inbox, wechat }, template });

type Rows = Readonly<Partial<Record<Reader, DeliveryRow>>>;

/**
 * How each message goes out: its kind × who reads it. Which event is which kind of message for whom stands in
 * `WHO_HEARS` and `WHO_HEARS_OF_ORDERS`; the two tables together say who hears what, when and where. The words are those
 * of the reader (`inbox/*-words.ts`), by WeChat those of the template. Nobody can switch off an order to his
 * organisation, or that his organisation is late.
 */
export const DELIVERY: Readonly<Record<MessageKind, Rows>> = {
  progress: {
    owner: row('ordinary', 'always', 'choice', 'progress'),
    // Who works or oversees has tens of these a day: they are there when he looks.
    worker: row('ordinary', 'choice', 'never', 'progress'),
    office: row('ordinary', 'choice', 'never', 'progress'),
  },
  task: {
    owner: row('ordinary', 'always', 'choice', 'task'),
    worker: row('ordinary', 'always', 'choice', 'task'),
    office: row('ordinary', 'always', 'choice', 'task'),
  },
  yellow: {
    worker: row('ordinary', 'always', 'choice', 'alarm'),
  },
  red: {
    owner: row('ordinary', 'always', 'choice', 'alarm'),
    worker: row('urgent', 'always', 'always', 'alarm'),
    office: row('ordinary', 'always', 'choice', 'alarm'),
  },
  order: {
    worker: row('ordinary', 'always', 'always', 'task'),
    office: row('ordinary', 'always', 'choice', 'task'),
  },
  digest: {
    worker: row('digest', 'choice', 'choice', 'task'),
    office: row('digest', 'choice', 'choice', 'task'),
  },
};

/** What a combination gets that the table does not foresee: nobody misses it, nobody is woken. */
const UNFORESEEN = row('ordinary', 'always', 'never', 'progress');

/** The row of a message. */
export function deliveryRow(kind: MessageKind, reader: Reader): DeliveryRow {
  return DELIVERY[kind][reader] ?? UNFORESEEN;
}

/** Roles that get the morning's numbers of what they answer for. */
export const DIGEST_ROLES = [
  'manager',
  'department',
  'community',
  'subdistrict',
  'bureau',
] as const;

const READER_OF_ROLE: Readonly<Record<Role, Reader | null>> = {
  resident: 'owner',
  staff: 'worker',
  manager: 'worker',
  department: 'worker',
  community: 'office',
  subdistrict: 'office',
  bureau: 'office',
  // Runs the system and has no part in tickets.
  administrator: null,
};

/** As whom somebody in this role is told; null for who is told nothing. */
export function readerOfRole(role: Role): Reader | null {
  return READER_OF_ROLE[role];
}

/** The kinds of messages that somebody in this role can get, with their rows. */
export function deliveryRowsOf(role: Role): { kind: MessageKind; row: DeliveryRow }[] {
  const reader = readerOfRole(role);
  if (!reader) return [];
  const hasDigest = (DIGEST_ROLES as readonly Role[]).includes(role);
  return MESSAGE_KINDS.flatMap((kind) => {
    const found = DELIVERY[kind][reader];
    return found && (kind !== 'digest' || hasDigest) ? [{ kind, row: found }] : [];
  });
}

/** Names of the kinds, as the settings list them. */
export const MESSAGE_KIND_LABELS: Readonly<Record<MessageKind, string>> = {
  progress: '办理进展',
  task: '待办事项',
  yellow: '黄牌提醒',
  red: '超时红牌',
  order: '督办单',
  digest: '每日汇总',
};
