import type { Actor } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { Config } from '../../../platform/config/config.js';
import { IdempotentRequests } from '../../../platform/requests/once.js';
import { People } from '../../identity/index.js';
import { WechatPermissions } from '../wechat/wechat-permissions.js';

/** Counts the messages that a person has just allowed WeChat to deliver. */
@Injectable()
export class AllowWechat {
  constructor(
    @Inject(Config) private readonly config: Config,
    @Inject(IdempotentRequests) private readonly requests: IdempotentRequests,
    @Inject(People) private readonly people: People,
    @Inject(WechatPermissions) private readonly permissions: WechatPermissions,
  ) {}

  /**
   * Takes note of accepted templates, once each; ids that are none of ours count for nothing, nor does the word of who
   * has never signed in with WeChat.
   */
  async run({ personId }: Actor, accepted: readonly string[], key: string): Promise<void> {
    if ((await this.people.openid(personId)) === null) return;
    const ours = Object.values(this.config.wechatTemplates).map(({ id }) => id);
    const templateIds = accepted.filter((id) => ours.includes(id));
    const endpoint = 'POST /message-settings/wechat';
    await this.requests.once(
      { personId, key, endpoint, body: accepted, resourceId: personId },
      async (tx) => {
        for (const templateId of templateIds)
          await this.permissions.accepted(tx, { personId, templateId, from: 'phone' });
        return personId;
      },
    );
  }
}
