import { defineEndpoint } from '../api/endpoint.ts';
import type { Page, PageQuery } from '../api/page.ts';
import type { IsoTime } from '../api/time.ts';
import type { MessageKind } from '../inbox/who-hears.ts';
import type { MessageChannel, ChannelRule, TemplateKey } from './delivery-table.ts';
import type { SwitchKey } from './settings.ts';
import type { WebhookKind, WEBHOOK_TEST_KIND } from './webhook.ts';

/** One kind of message that the person's present role can get. */
export interface SettingRow {
  kind: MessageKind;
  channels: Record<MessageChannel, { rule: ChannelRule; isOn: boolean }>;
}

export interface QuietHoursView {
  isOn: boolean;
  /** Minutes of the local day. */
  from: number;
  to: number;
}

/** A template that WeChat can be asked for, and how many messages the person has allowed with it so far. */
export interface TemplateView {
  key: TemplateKey;
  id: string;
  left: number;
}

export interface MessageSettingsView {
  rows: SettingRow[];
  quiet: QuietHoursView;
  /** Empty where WeChat is not set up, or the person has never signed in with it. */
  templates: TemplateView[];
}

export interface MessageSettingsBody {
  quiet: QuietHoursView;
  off: SwitchKey[];
}

/** How the person wants to be told. */
export const messageSettingsApi = {
  get: defineEndpoint<{ response: MessageSettingsView }>({
    method: 'GET',
    path: '/message-settings',
    access: 'signedIn',
    summary: 'Which messages reach the person how, and his quiet hours',
  }),
  save: defineEndpoint<{ body: MessageSettingsBody; response: MessageSettingsView }>({
    method: 'PUT',
    path: '/message-settings',
    access: 'signedIn',
    summary: 'Choose which messages reach the person how',
  }),
  /** Each acceptance allows one message (WECHAT §4). */
  allow: defineEndpoint<{ body: { templateIds: string[] }; response: MessageSettingsView }>({
    method: 'POST',
    path: '/message-settings/wechat',
    access: 'signedIn',
    summary: 'The person accepted these WeChat templates, once each',
    idempotent: true,
  }),
};

/** Templates that one answer of WeChat can hold. */
export const TEMPLATES_AT_ONCE = 3;

/** A system that is told of happenings; the secret is given out at its making and at its renewal only. */
export interface WebhookView {
  id: string;
  name: string;
  url: string;
  kinds: WebhookKind[];
  isActive: boolean;
  /** False where its secret was sealed with a server's secret that is gone: nothing is sent until it is renewed. */
  canSign: boolean;
  secret: string | null;
  createdAt: IsoTime;
}

export interface WebhookBodyInput {
  name: string;
  url: string;
  kinds: WebhookKind[];
  isActive: boolean;
}

/** `retrying`: it failed and is tried again by itself. `givenUp`: it is a dead letter now, or was a test. */
export type WebhookOutcome = 'delivered' | 'retrying' | 'givenUp';

/** One try to deliver a happening to a system: what it was, and what came of it. */
export interface WebhookAttemptView {
  id: string;
  /** The happening's id, the same at each try. */
  happening: string;
  kind: WebhookKind | typeof WEBHOOK_TEST_KIND;
  /** Number of the ticket that it is about; null for a test. */
  ticketNumber: string | null;
  /** The first try is 1. */
  attempt: number;
  outcome: WebhookOutcome;
  /** What the system answered, as HTTP has it; null where no answer came. */
  status: number | null;
  /** Why it failed, for people; null where it did not. */
  reason: string | null;
  at: IsoTime;
}

interface ById {
  id: string;
}

/** Systems outside that hear of the bureau's tickets: the city's platform, 12345. See docs/webhooks.md. */
export const webhookApi = {
  list: defineEndpoint<{ response: WebhookView[] }>({
    method: 'GET',
    path: '/webhooks',
    access: 'delivery.manage',
    summary: 'Systems that the bureau’s happenings are delivered to',
  }),
  create: defineEndpoint<{ body: WebhookBodyInput; response: WebhookView }>({
    method: 'POST',
    path: '/webhooks',
    access: 'delivery.manage',
    summary: 'Deliver happenings to a system; the answer holds its secret',
    idempotent: true,
  }),
  change: defineEndpoint<{ params: ById; body: WebhookBodyInput; response: WebhookView }>({
    method: 'PUT',
    path: '/webhooks/:id',
    access: 'delivery.manage',
    summary: 'Change address, kinds of happenings, or stop and go on',
  }),
  renewSecret: defineEndpoint<{ params: ById; response: WebhookView }>({
    method: 'POST',
    path: '/webhooks/:id/secret',
    access: 'delivery.manage',
    summary: 'Another secret; the old one signs nothing any more',
    idempotent: true,
  }),
  /** What waits for it is not sent any more. */
  remove: defineEndpoint<{ params: ById; response: { ok: true } }>({
    method: 'DELETE',
    path: '/webhooks/:id',
    access: 'delivery.manage',
    summary: 'Deliver nothing to a system any more and forget it',
  }),
  attempts: defineEndpoint<{
    params: ById;
    query: PageQuery;
    response: Page<WebhookAttemptView>;
  }>({
    method: 'GET',
    path: '/webhooks/:id/attempts',
    access: 'delivery.manage',
    summary: 'What was tried to deliver to a system, newest first',
  }),
  /** Answers when the system has, or after ten seconds; also for one that is stopped. */
  test: defineEndpoint<{ params: ById; response: WebhookAttemptView }>({
    method: 'POST',
    path: '/webhooks/:id/test',
    access: 'delivery.manage',
    summary: 'Send a signed test to a system and tell what it answered',
  }),
};

/** A delivery that was given up. It tells where it was to go and why it failed, not whom or what it is about. */
export interface DeadLetterView {
  id: string;
  /** Which part of the product was to act on it. */
  consumer: string;
  reason: string;
  attempts: number;
  createdAt: IsoTime;
  /** When it was given up. */
  diedAt: IsoTime;
}

export interface DeadLetterCount {
  /** Deliveries that are tried again now. */
  retried: number;
}

/** Deliveries that were given up after many tries or because trying again is no use. */
export const deadLetterApi = {
  list: defineEndpoint<{ query: PageQuery; response: Page<DeadLetterView> }>({
    method: 'GET',
    path: '/dead-letters',
    access: 'delivery.manage',
    summary: 'Deliveries that were given up, newest first',
  }),
  /** One, or all where `id` is absent. */
  retry: defineEndpoint<{ body: { id?: string }; response: DeadLetterCount }>({
    method: 'POST',
    path: '/dead-letters/retry',
    access: 'delivery.manage',
    summary: 'Try given-up deliveries again',
  }),
};
