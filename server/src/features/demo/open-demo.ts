import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { DemoClock } from '../../platform/clock/demo-clock.js';
import { Config } from '../../platform/config/config.js';
import { Settings } from '../../platform/database/settings.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { CreateAccount, People, PUBLIC_PASSWORD_COST } from '../identity/index.js';
import { DEMO_PASSWORD, demoPeople, demoScenes, type DemoCard } from './demo-accounts.js';
import { CLOCK_SETTING } from './move-clock.js';
import { SeedCounty } from './seed/seed-county.js';
import { TICKETS } from './seed/frequency.js';
import { SeedOrders } from './seed/seed-orders.js';
import { SeedTickets } from './seed/seed-tickets.js';
import type { World } from './seed/world.js';

const CARD_SETTING = 'demo.card';

/** Makes the demo's county at the first start, in one transaction: it stands whole or not at all. */
@Injectable()
export class OpenDemo implements OnApplicationBootstrap {
  private opened: DemoCard = { accounts: [], scenes: [] };
  private made: World | null = null;

  constructor(
    @Inject(Config) private readonly config: Config,
    @Inject(Settings) private readonly settings: Settings,
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(SeedCounty) private readonly county: SeedCounty,
    @Inject(SeedTickets) private readonly tickets: SeedTickets,
    @Inject(SeedOrders) private readonly orders: SeedOrders,
    @Inject(CreateAccount) private readonly createAccount: CreateAccount,
    @Inject(People) private readonly people: People,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.config.isDemo) return;
    if (this.clock instanceof DemoClock)
      this.clock.forward(Number((await this.settings.get(CLOCK_SETTING)) ?? 0));
    const stored = await this.settings.get(CARD_SETTING);
    this.opened = stored ? (JSON.parse(stored) as DemoCard) : await this.seed();
  }

  /** Accounts and codes of the demo. */
  get card(): DemoCard {
    return this.opened;
  }

  /** The county, where it was made at this start. */
  get freshWorld(): World | null {
    return this.made;
  }

  private async seed(): Promise<DemoCard> {
    const tell = (text: string) => void process.stderr.write(`\r${text}`);
    tell('正在生成演示数据：小区、企业、人员 …');
    const card = await this.unitOfWork.run(async (tx) => {
      const world = await this.county.run();
      this.made = world;
      const residents = world.estates[0]?.residentIds ?? [];
      const names = await this.people.names(residents);
      const people = demoPeople(
        world,
        residents.map((id) => names.get(id) ?? ''),
      );
      for (const { personId, login } of people) {
        await this.createAccount.run(
          { personId, login, password: DEMO_PASSWORD },
          PUBLIC_PASSWORD_COST,
        );
        // The stand-in for WeChat exchanges the code `demo:<login>` for this identity.
        await this.people.tieToWechat(tx, personId, `demo:${login}`);
      }
      await this.tickets.run(tx, world, (done) =>
        tell(`正在生成演示数据：诉求 ${done} / ${TICKETS} …          `),
      );
      const made: DemoCard = {
        accounts: people.map(({ account }) => account),
        scenes: demoScenes(world),
      };
      await this.settings.set(CARD_SETTING, JSON.stringify(made));
      return made;
    });
    // Whoever opens the first page finds his messages and orders there already.
    await this.outbox.drain();
    if (this.made) await this.orders.run(this.made);
    await this.outbox.drain();
    tell('演示数据已就绪。                                        \n');
    return card;
  }
}
