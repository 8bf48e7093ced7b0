import type { Delivery, Instant } from '@wide-angle/shared';
import { can, deliveriesOf } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { isDuplicateKey } from '../../platform/database/duplicate.js';
import { insertRows } from '../../platform/database/plain-rows.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids.js';
import { Outbox, type OutboxMessage } from '../../platform/outbox/outbox.js';
import { Message } from './entities/message.entity.js';
import type { Hearer } from './hearers.js';
import type { Letter, Wording } from './news.js';
import { MessageSettingsStore } from './settings/message-settings.js';
import { WECHAT_TOPIC, type WechatMessage } from './wechat/wechat-message.js';
import { WechatPermissions } from './wechat/wechat-permissions.js';

/** One person's message, and the ways by which it reaches him. */
interface Addressed {
  readonly row: Message;
  readonly deliveries: readonly Delivery[];
}

/** Puts messages into inboxes, and what is to ring into the outbox, by the rules of `deliveriesOf`. */
@Injectable()
export class Mailer {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Config) private readonly config: Config,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(MessageSettingsStore) private readonly settings: MessageSettingsStore,
    @Inject(WechatPermissions) private readonly permissions: WechatPermissions,
  ) {}

  /**
   * Tells all hearers with one statement, all of them or nobody. A happening that was told before is not told again,
   * whoever hears of it now: deliveries come at least once.
   */
  async send<H extends Hearer<unknown>>(
    letter: Letter,
    hearers: readonly H[],
    wordingFor: (hearer: H) => Wording,
  ): Promise<void> {
    const addressed = await this.addressed(letter, hearers, wordingFor);
    const rows = addressed.map(({ row }) => row);
    const outgoing = [...(await this.ringing(letter, addressed)), ...(letter.others ?? [])];
    if (rows.length === 0 && outgoing.length === 0) return;
    const { sourceKey } = letter;
    try {
      await this.unitOfWork.run(async (tx) => {
        if (rows.length > 0 && (await tx.existsBy(Message, { sourceKey }))) return;
        await insertRows(tx, Message, rows);
        await this.outbox.publishAll(tx, outgoing);
      });
    } catch (error) {
      // Another worker told them a moment ago.
      if (!isDuplicateKey(error)) throw error;
    }
  }

  private async addressed<H extends Hearer<unknown>>(
    letter: Letter,
    hearers: readonly H[],
    wordingFor: (hearer: H) => Wording,
  ): Promise<Addressed[]> {
    if (hearers.length === 0) return [];
    const now = this.clock.now();
    const settingsOf = await this.settings.of(hearers.map(({ personId }) => personId));
    const { at, calendar, subject } = letter;
    return hearers.flatMap((hearer) => {
      const wording = wordingFor(hearer);
      const outgoing = { ...wording, at, classCode: subject.classCode };
      const settings = settingsOf(hearer.personId);
      const deliveries = deliveriesOf(outgoing, settings, now, calendar);
      if (deliveries.length === 0) return [];
      const isInInbox = deliveries.some(({ channel }) => channel === 'inbox');
      // What he wants on his phone alone is kept as read: the link leads somewhere, and no number grows.
      return [{ row: rowOf(letter, hearer, wording, isInInbox ? null : now), deliveries }];
    });
  }

  /** What goes to WeChat: to those who allow it, with templates that there are. */
  private async ringing(letter: Letter, addressed: readonly Addressed[]): Promise<OutboxMessage[]> {
    const { wechatTemplates } = this.config;
    const rings = addressed.flatMap(({ row, deliveries }) =>
      deliveries
        .filter(({ channel, template }) => channel === 'wechat' && wechatTemplates[template])
        .map((delivery) => ({ row, delivery })),
    );
    if (rings.length === 0) return [];
    const allowed = await this.permissions.among(rings.map(({ row }) => row.personId));
    return rings
      .filter(({ row, delivery }) =>
        allowed.has(`${row.personId}/${wechatTemplates[delivery.template]?.id}`),
      )
      .map(({ row, delivery }) => wechatMessage(letter, row, delivery));
  }
}

function rowOf(
  { sourceKey, at, about, ticketId, orderId }: Letter,
  { personId, capacity, role }: Hearer<unknown>,
  { kind, title, text }: Wording,
  readAt: Instant | null,
): Message {
  const own = {
    id: newId(),
    personId,
    capacity,
    sourceKey,
    kind,
    title,
    text,
    ticketId,
    at,
    readAt,
  };
  // Who may not open the order goes to its ticket.
  if (about === 'order' && !can(role, 'order.read'))
    return { ...own, about: 'ticket', orderId: null };
  return { ...own, about, orderId };
}

function wechatMessage({ subject }: Letter, row: Message, delivery: Delivery): OutboxMessage {
  const { id: messageId, personId, title, at, ticketId, orderId } = row;
  const { place, category, number } = subject;
  const payload: WechatMessage = {
    ...{ messageId, personId, ticketId, orderId },
    template: delivery.template,
    facts: { title, place, category, number, at },
  };
  return { topic: WECHAT_TOPIC, key: messageId, payload, dueAt: delivery.at };
}
