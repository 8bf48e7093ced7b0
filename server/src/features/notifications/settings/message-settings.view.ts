import type {
  Actor,
  MessageChannel,
  MessageSettings,
  MessageSettingsView,
} from '@wide-angle/shared';
import { deliveryRowsOf, TEMPLATE_KEYS, type MessageKind } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { Config } from '../../../platform/config/config.js';
import { People } from '../../identity/index.js';
import { WechatPermissions } from '../wechat/wechat-permissions.js';
import { MessageSettingsStore } from './message-settings.js';

/** The settings as the person may change them in his present role. */
@Injectable()
export class MessageSettingsViews {
  constructor(
    @Inject(Config) private readonly config: Config,
    @Inject(MessageSettingsStore) private readonly settings: MessageSettingsStore,
    @Inject(WechatPermissions) private readonly permissions: WechatPermissions,
    @Inject(People) private readonly people: People,
  ) {}

  async of({ personId, role }: Actor): Promise<MessageSettingsView> {
    const [settings, openid] = await Promise.all([
      this.settings.ofOne(personId),
      this.people.openid(personId),
    ]);
    const rows = deliveryRowsOf(role).map(({ kind, row }) => {
      const of = (channel: MessageChannel) => {
        const rule = row.channels[channel];
        return { rule, isOn: rule === 'always' || isOn(settings, channel, kind, rule) };
      };
      return { kind, channels: { inbox: of('inbox'), wechat: of('wechat') } };
    });
    const templates = openid === null ? [] : await this.templatesOf(personId);
    return { rows, quiet: settings.quiet, templates };
  }

  private async templatesOf(personId: string): Promise<MessageSettingsView['templates']> {
    const left = await this.permissions.of(personId);
    return TEMPLATE_KEYS.flatMap((key) => {
      const template = this.config.wechatTemplates[key];
      return template ? [{ key, id: template.id, left: left.get(template.id) ?? 0 }] : [];
    });
  }
}

function isOn(
  { off }: MessageSettings,
  channel: MessageChannel,
  kind: MessageKind,
  rule: string,
): boolean {
  return rule === 'choice' && !off.includes(`${channel}.${kind}`);
}
