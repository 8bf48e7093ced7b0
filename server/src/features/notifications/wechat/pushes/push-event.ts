/** What happened to one template of one person. */
export type PushEntry =
  | { readonly kind: 'accepted' | 'rejected'; readonly templateId: string }
  | {
      readonly kind: 'sent';
      readonly templateId: string;
      readonly messageId: string;
      readonly errorCode: number;
      readonly errorStatus: string;
    };

/** An event about subscribe messages, as far as the product acts on it. */
export interface PushEvent {
  readonly openid: string;
  /** Seconds since 1970, as WeChat writes it: with sender and content it tells repeats apart. */
  readonly createTime: string;
  readonly event: SubscribeEvent;
  readonly entries: readonly PushEntry[];
}

/** Each event's own part of the message. */
const PARTS = {
  subscribe_msg_popup_event: 'SubscribeMsgPopupEvent',
  subscribe_msg_change_event: 'SubscribeMsgChangeEvent',
  subscribe_msg_sent_event: 'SubscribeMsgSentEvent',
} as const;
type SubscribeEvent = keyof typeof PARTS;

/** More than a person can answer at once; a longer list is not WeChat's. */
const ENTRIES_MAX = 50;

/** How long a number of a message can be. */
export const MESSAGE_ID_MAX = 40;

type Fields = Readonly<Record<string, unknown>>;

/** @returns null for events that the product does not act on, and for what is none */
export function readPushEvent(message: unknown): PushEvent | null {
  if (!isFields(message)) return null;
  const event = textOf(message.Event);
  const openid = textOf(message.FromUserName);
  if (!isSubscribeEvent(event) || openid === '') return null;
  const entries = listIn(message, PARTS[event]).map((one) => entryOf(event, one));
  const createTime = textOf(message.CreateTime);
  return { openid, createTime, event, entries: entries.filter((one) => one !== null) };
}

/** The list stands in a part of its own or, in other copies of the documentation, in the message itself. */
function listIn(message: Fields, part: string): Fields[] {
  const inner = isFields(message[part]) ? message[part] : message;
  const list = inner.List;
  // An object where there is one entry, an array where there are several.
  const all: unknown[] = Array.isArray(list) ? list : [list];
  return all.filter(isFields).slice(0, ENTRIES_MAX);
}

function entryOf(event: SubscribeEvent, entry: Fields): PushEntry | null {
  const templateId = textOf(entry.TemplateId);
  if (templateId === '') return null;
  if (event === 'subscribe_msg_sent_event') {
    const messageId = textOf(entry.MsgID);
    const errorStatus = textOf(entry.ErrorStatus).slice(0, 100);
    const errorCode = Number(textOf(entry.ErrorCode));
    // WeChat's are numbers of some twenty digits.
    if (messageId.length > MESSAGE_ID_MAX) return null;
    return messageId ? { kind: 'sent', templateId, messageId, errorCode, errorStatus } : null;
  }
  const status = textOf(entry.SubscribeStatusString);
  if (status !== 'accept' && status !== 'reject') return null;
  // A change can only take back: what it accepts allows no message (WECHAT §4).
  if (event === 'subscribe_msg_change_event' && status === 'accept') return null;
  return { kind: status === 'accept' ? 'accepted' : 'rejected', templateId };
}

function isSubscribeEvent(event: string): event is SubscribeEvent {
  return Object.hasOwn(PARTS, event);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

/** Numbers come as text, or as numbers. */
function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
