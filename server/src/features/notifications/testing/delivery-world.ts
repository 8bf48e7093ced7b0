import type { TemplateKey, WechatTemplate } from '@wide-angle/shared';
import type { FakeClock } from '../../../testing/fake-clock.js';
import type { Config } from '../../../platform/config/config.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { DeadLetters, type DeadLetter } from '../../../platform/outbox/dead-letters.js';
import { OutboxMessageEntity } from '../../../platform/outbox/outbox-message.entity.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import type { Persona } from '../../../testing/personas.js';
import { TEST_NOW } from '../../../testing/start-test-app.js';
import { People } from '../../identity/index.js';
import { startWechatStandIn, type WechatStandIn } from '../../identity/wechat/wechat-stand-in.js';
import { TicketWorld } from '../../tickets/testing/ticket-world.js';

export const TEMPLATES: Readonly<Record<TemplateKey, WechatTemplate>> = {
  progress: {
    id: 'tmpl-progress',
    fields: { thing1: 'place', character_string2: 'number', thing3: 'title', time4: 'at' },
  },
  task: { id: 'tmpl-task', fields: { thing1: 'title', thing2: 'place', thing3: 'hint' } },
  alarm: { id: 'tmpl-alarm', fields: { phrase1: 'category', thing2: 'title', time3: 'at' } },
};

/** The stand-in's clock follows the application's, which is made after it. */
class FollowingClock {
  followed: FakeClock | undefined;
  now(): number {
    return this.followed?.now() ?? TEST_NOW;
  }
}

/** A county whose people use WeChat, over real HTTP to the stand-in. */
export class DeliveryWorld {
  private constructor(
    readonly world: TicketWorld,
    readonly wechat: WechatStandIn,
  ) {}

  /** @param more settings that differ from those of the county */
  static async start(more: Partial<Config> = {}): Promise<DeliveryWorld> {
    const clock = new FollowingClock();
    const wechat = await startWechatStandIn(clock);
    const config = { wechatTemplates: TEMPLATES, webhookNetworks: ['127.0.0.0/8'], ...more };
    const world = await TicketWorld.start({ wechat: wechat.config, config });
    clock.followed = world.test.clock;
    return new DeliveryWorld(world, wechat);
  }

  async close(): Promise<void> {
    await this.world.close();
    await this.wechat.close();
  }

  /** Ties a person to WeChat and lets him accept templates, so many times each. */
  async accepts(who: Persona, keys: readonly TemplateKey[], times = 1): Promise<void> {
    const openid = openidOf(who);
    const { app } = this.world.test;
    await app.get(UnitOfWork).run((tx) => app.get(People).tieToWechat(tx, who.personId, openid));
    const templateIds = keys.map((key) => TEMPLATES[key].id);
    for (let n = 0; n < times; n += 1) {
      templateIds.forEach((id) => this.wechat.accept(openid, id));
      await who.api.messageSettings.allow({ body: { templateIds } });
    }
  }

  deliver(): Promise<number> {
    return this.world.test.app.get(Outbox).drain();
  }

  /** What arrived at somebody's WeChat, in order. */
  heard(who: Persona) {
    return this.wechat.sent.filter(({ openid }) => openid === openidOf(who));
  }

  async left(who: Persona, key: TemplateKey): Promise<number | undefined> {
    const { templates } = await who.api.messageSettings.get();
    return templates.find((template) => template.key === key)?.left;
  }

  waiting(consumer: string): Promise<OutboxMessageEntity[]> {
    const { reader } = this.world.test.app.get(UnitOfWork);
    return reader.findBy(OutboxMessageEntity, { consumer, isDead: false });
  }

  dead(): Promise<DeadLetter[]> {
    return this.world.test.app.get(DeadLetters).list(null, 50);
  }
}

export function openidOf({ personId }: Persona): string {
  return `o-${personId}`;
}
