import type { OnModuleDestroy } from '@nestjs/common';
import type { Clock } from '../../../platform/clock/clock.js';
import { HttpWechatGateway } from './http-wechat-gateway.js';
import {
  WechatGateway,
  type SubscribeAnswer,
  type SubscribeMessage,
  type WechatIdentity,
} from './wechat-gateway.js';
import { startWechatStandIn, type WechatStandIn } from './wechat-stand-in.js';

interface Running {
  readonly standIn: WechatStandIn;
  readonly gateway: HttpWechatGateway;
}

/** The demo's WeChat: the real gateway over HTTP against a stand-in on loopback, started when first needed. */
export class StandInWechatGateway extends WechatGateway implements OnModuleDestroy {
  private running: Promise<Running> | undefined;

  constructor(private readonly clock: Clock) {
    super();
  }

  override async exchangeCode(code: string): Promise<WechatIdentity> {
    return (await this.started()).gateway.exchangeCode(code);
  }

  override async sendSubscribeMessage(message: SubscribeMessage): Promise<SubscribeAnswer> {
    return (await this.started()).gateway.sendSubscribeMessage(message);
  }

  async onModuleDestroy(): Promise<void> {
    await (await this.running)?.standIn.close();
  }

  private started(): Promise<Running> {
    return (this.running ??= this.start());
  }

  private async start(): Promise<Running> {
    const standIn = await startWechatStandIn(this.clock);
    return { standIn, gateway: new HttpWechatGateway(standIn.config, this.clock) };
  }
}
