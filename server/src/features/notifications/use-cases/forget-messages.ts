import { DAY } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { Clock } from '../../../platform/clock/clock.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Message } from '../entities/message.entity.js';
import { WechatPush } from '../wechat/pushes/wechat-push.entity.js';
import { WechatSending } from '../wechat/pushes/wechat-sending.entity.js';
import { WebhookAttempt } from '../webhooks/webhook-attempt.entity.js';

/** What happened stays in the histories of tickets and orders; the message about it is of no use after half a year. */
const KEPT = 180 * DAY;
/** Nobody asks after a month why a delivery came late. */
const ATTEMPTS_KEPT = 30 * DAY;
/** WeChat repeats within a minute, and tells within hours what did not arrive. */
const WECHAT_KEPT = 7 * DAY;

/** Deletes old messages, read or not, and what was tried to deliver long ago. */
@Injectable()
export class ForgetMessages {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const before = (kept: number) => ({ at: LessThan(this.clock.now() - kept) });
    await this.unitOfWork.run((tx) => tx.delete(Message, before(KEPT)));
    await this.unitOfWork.run((tx) => tx.delete(WebhookAttempt, before(ATTEMPTS_KEPT)));
    await this.unitOfWork.run((tx) => tx.delete(WechatPush, before(WECHAT_KEPT)));
    await this.unitOfWork.run((tx) => tx.delete(WechatSending, before(WECHAT_KEPT)));
  }
}
