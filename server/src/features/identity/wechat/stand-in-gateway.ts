import type { OnModuleDestroy } from '@nestjs/common';
import type { Clock } from '../../../platform/clock/clock.js';
import { HttpWechatGateway } from './http-wechat-gateway.js';
import { WechatGateway, type WechatIdentity } from './wechat-gateway.js';
import { startWechatStandIn, type WechatStandIn } from './wechat-stand-in.js';

/** The demo's WeChat: the real gateway over HTTP against a stand-in on loopback, started at the first sign-in. */
export class StandInWechatGateway extends WechatGateway implements OnModuleDestroy {
  private standIn: Promise<WechatStandIn> | undefined;

  constructor(private readonly clock: Clock) {
    super();
  }

  override async exchangeCode(code: string): Promise<WechatIdentity> {
    const { config } = await (this.standIn ??= startWechatStandIn(this.clock));
    return new HttpWechatGateway(config).exchangeCode(code);
  }

  async onModuleDestroy(): Promise<void> {
    await (await this.standIn)?.close();
  }
}
