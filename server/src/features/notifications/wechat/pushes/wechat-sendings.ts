import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../../platform/clock/clock.js';
import { Config } from '../../../../platform/config/config.js';
import { isDuplicateKey } from '../../../../platform/database/duplicate.js';
import { insertRows } from '../../../../platform/database/plain-rows.js';
import { UnitOfWork, type Tx } from '../../../../platform/database/unit-of-work.js';
import { DeadLetters } from '../../../../platform/outbox/dead-letters.js';
import { WECHAT_CONSUMER, WECHAT_TOPIC, type WechatMessage } from '../wechat-message.js';
import { WechatSending } from './wechat-sending.entity.js';

/** What is known of a sending: what was sent, or why it did not arrive. */
type Half = { readonly message: WechatMessage } | { readonly failure: string };

/**
 * Messages that WeChat took, by its own number, and which of them it could not deliver. WeChat may tell of a failure
 * before its answer to the sending has been noted: whoever comes second finds what the first left.
 */
@Injectable()
export class WechatSendings {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Config) private readonly config: Config,
    @Inject(DeadLetters) private readonly deadLetters: DeadLetters,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Kept only where WeChat would tell that it did not arrive. */
  async note(wechatId: string | null, message: WechatMessage): Promise<void> {
    if (wechatId === null || !this.config.wechatPush) return;
    await this.unitOfWork.run((tx) => this.meet(tx, wechatId, { message }));
  }

  /** Nothing is left to tell. If the sending is noted later, that is forgotten with all the others. */
  async arrived(tx: Tx, wechatId: string): Promise<void> {
    await tx.delete(WechatSending, { wechatId });
  }

  /**
   * Makes a dead letter of it, now or as soon as the sending is noted; of a number that is none of ours, never.
   * @param failure for people
   */
  failed(tx: Tx, wechatId: string, failure: string): Promise<void> {
    return this.meet(tx, wechatId, { failure });
  }

  private async meet(tx: Tx, wechatId: string, half: Half): Promise<void> {
    if (await this.isFirst(tx, wechatId, half)) return;
    // After its own change the transaction sees the row as it is, not as it was when the transaction began.
    await tx.update(WechatSending, { wechatId }, half);
    const { message, failure } = (await tx.findOneBy(WechatSending, { wechatId })) ?? {};
    if (!message || !failure) return;
    await tx.delete(WechatSending, { wechatId });
    const payload = message as WechatMessage;
    const about = { consumer: WECHAT_CONSUMER, topic: WECHAT_TOPIC, key: payload.messageId };
    await this.deadLetters.add(tx, { ...about, payload, reason: failure });
  }

  private async isFirst(tx: Tx, wechatId: string, half: Half): Promise<boolean> {
    const row = { wechatId, message: null, failure: null, ...half, at: this.clock.now() };
    try {
      await insertRows(tx, WechatSending, [row]);
      return true;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return false;
    }
  }
}
