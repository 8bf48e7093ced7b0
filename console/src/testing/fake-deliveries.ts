import {
  changedSettings,
  DEFAULT_SETTINGS,
  deliveryRowsOf,
  refuseSettings,
  toIso,
  type Actor,
  type DeadLetterView,
  type MessageSettings,
  type MessageSettingsBody,
  type MessageSettingsView,
} from '@wide-angle/shared';
import type { FakeCounty } from './fake-county.ts';
import { FakeRefusal } from './fake-refusal.ts';

/** Message settings and given-up deliveries of the fake county. */
export class FakeDeliveries {
  private settings: MessageSettings = DEFAULT_SETTINGS;
  private dead: DeadLetterView[];

  constructor({ now }: FakeCounty) {
    const at = toIso(now);
    this.dead = [
      ['d-2', 'webhook', '对方返回 HTTP 500'],
      ['d-1', 'wechat', '微信 47003：argument invalid! data.thing1.value is empty'],
    ].map(([id = '', consumer = '', reason = '']) => ({
      ...{ id, consumer, reason, attempts: 12, createdAt: at, diedAt: at },
    }));
  }

  handlers() {
    const get = ({ actor }: { actor: Actor }) => this.view(actor);
    return {
      messageSettings: {
        get,
        allow: get,
        save: ({ actor, body }: { actor: Actor; body: MessageSettingsBody }) => {
          const refusal = refuseSettings(actor.role, body);
          if (refusal) throw new FakeRefusal(refusal);
          this.settings = changedSettings(actor.role, this.settings, body);
          return this.view(actor);
        },
      },
      deadLetter: {
        list: () => ({ items: this.dead, next: null }),
        retry: ({ body }: { body: { id?: string } }) => {
          const before = this.dead.length;
          this.dead = this.dead.filter(({ id }) => body.id !== undefined && id !== body.id);
          return { retried: before - this.dead.length };
        },
      },
    };
  }

  private view({ role }: Actor): MessageSettingsView {
    const { quiet, off } = this.settings;
    const rows = deliveryRowsOf(role).map(({ kind, row: { channels } }) => {
      const isOn = (channel: keyof typeof channels) =>
        channels[channel] === 'always' ||
        (channels[channel] === 'choice' && !off.includes(`${channel}.${kind}`));
      return {
        kind,
        channels: {
          inbox: { rule: channels.inbox, isOn: isOn('inbox') },
          wechat: { rule: channels.wechat, isOn: isOn('wechat') },
        },
      };
    });
    return { rows, quiet: { ...quiet }, templates: [] };
  }
}
