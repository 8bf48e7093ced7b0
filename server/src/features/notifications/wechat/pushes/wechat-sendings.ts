import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../../platform/clock/clock.js';
import { Config } from '../../../../platform/config/config.js';
import { isDuplicateKey } from '../../../../platform/database/duplicate.js';
import { insertRows } from '../../../../platform/database/plain-rows.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { WechatMessage } from '../wechat-message.js';
import { WechatSending } from './wechat-sending.entity.js';

/** Messages that WeChat took, by its own number. */
@Injectable()
export class WechatSendings {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Config) private readonly config: Config,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Kept only where WeChat would tell that it did not arrive. */
  async note(wechatId: string | null, message: WechatMessage): Promise<void> {
    if (wechatId === null || !this.config.wechatPush) return;
    const row = { wechatId, message, at: this.clock.now() };
    await this.unitOfWork
      .run((tx) => insertRows(tx, WechatSending, [row]))
      .catch((error: unknown) => {
        if (!isDuplicateKey(error)) throw error;
      });
  }
}
