import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../../platform/clock/clock.js';
import { Config } from '../../../../platform/config/config.js';
import { isDuplicateKey } from '../../../../platform/database/duplicate.js';
import { insertRows } from '../../../../platform/database/plain-rows.js';
import { UnitOfWork, type Tx } from '../../../../platform/database/unit-of-work.js';
import { People } from '../../../identity/index.js';
import { WechatPermissions } from '../wechat-permissions.js';
import type { PushEntry, PushEvent } from './push-event.js';
import { WechatPush } from './wechat-push.entity.js';
import { WechatSendings } from './wechat-sendings.js';

type Sent = Extract<PushEntry, { kind: 'sent' }>;

/** Acts on what WeChat tells: who allowed or refused which template, and which message did not arrive. */
@Injectable()
export class TakeWechatPush {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Config) private readonly config: Config,
    @Inject(People) private readonly people: People,
    @Inject(WechatPermissions) private readonly permissions: WechatPermissions,
    @Inject(WechatSendings) private readonly sendings: WechatSendings,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Once, however often WeChat repeats it: the note and what it changes are one transaction. */
  async run(event: PushEvent): Promise<void> {
    const personId = await this.people.byOpenid(event.openid);
    const ours = new Set(Object.values(this.config.wechatTemplates).map(({ id }) => id));
    await this.unitOfWork.run(async (tx) => {
      if (!(await this.isNew(tx, event))) return;
      for (const entry of event.entries) {
        if (entry.kind === 'sent') await this.noteSent(tx, entry);
        else if (personId && ours.has(entry.templateId))
          await this.noteChoice(tx, personId, event, entry);
      }
    });
  }

  private async isNew(tx: Tx, event: PushEvent): Promise<boolean> {
    const digest = createHash('sha256').update(JSON.stringify(event)).digest('hex');
    try {
      await insertRows(tx, WechatPush, [{ digest, at: this.clock.now() }]);
      return true;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return false;
    }
  }

  /** A refusal in the dialog adds nothing; one in the settings takes back what was allowed (WECHAT §4). */
  private async noteChoice(
    tx: Tx,
    personId: string,
    { event }: PushEvent,
    { kind, templateId }: PushEntry,
  ): Promise<void> {
    if (kind === 'accepted')
      await this.permissions.accepted(tx, { personId, templateId, from: 'wechat' });
    else if (event === 'subscribe_msg_change_event')
      await this.permissions.useUp(personId, templateId);
  }

  private noteSent(tx: Tx, { messageId, errorCode, errorStatus }: Sent): Promise<void> {
    if (errorCode === 0) return this.sendings.arrived(tx, messageId);
    return this.sendings.failed(tx, messageId, `微信未能送达 ${errorCode}：${errorStatus}`);
  }
}
