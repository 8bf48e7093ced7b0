import { demoApi, toIso, type DemoView } from '@wide-angle/shared';
import { Body, Controller, Inject } from '@nestjs/common';
import { Endpoint } from '../../platform/access/endpoint.js';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { ProblemError } from '../../platform/http/problem-error.js';
import { ForwardDto } from './demo.dto.js';
import { MoveClock } from './move-clock.js';
import { OpenDemo } from './open-demo.js';

/** Accounts, codes and clock of the demo; everywhere else these addresses do not exist. */
@Controller()
export class DemoController {
  constructor(
    @Inject(Config) private readonly config: Config,
    @Inject(OpenDemo) private readonly demo: OpenDemo,
    @Inject(MoveClock) private readonly moveClock: MoveClock,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Endpoint(demoApi.get)
  get(): DemoView {
    this.onlyInDemo();
    const { accounts, scenes } = this.demo.card;
    return { now: toIso(this.clock.now()), accounts: [...accounts], scenes: [...scenes] };
  }

  @Endpoint(demoApi.forward)
  async forward(@Body() body: ForwardDto): Promise<{ now: string; fired: number }> {
    this.onlyInDemo();
    const { now, fired } = await this.moveClock.run(body.minutes);
    return { now: toIso(now), fired };
  }

  private onlyInDemo(): void {
    if (!this.config.isDemo) throw new ProblemError('demo.off');
  }
}
