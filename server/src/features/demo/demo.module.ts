import { Module } from '@nestjs/common';
import { EscalationModule } from '../escalation/index.js';
import { IdentityModule } from '../identity/index.js';
import { MediaModule } from '../media/index.js';
import { NotificationsModule } from '../notifications/index.js';
import { OrganizationsModule } from '../organizations/index.js';
import { SupervisionModule } from '../supervision/index.js';
import { StatisticsModule } from '../statistics/index.js';
import { TicketsModule } from '../tickets/index.js';
import { Config } from '../../platform/config/config.js';
import { StartPage } from '../../platform/web/start-page.js';
import { DemoController } from './demo.controller.js';
import { DemoStartPage } from './demo-start-page.js';
import { MoveClock } from './move-clock.js';
import { FillCrowd } from './crowd/fill-crowd.js';
import { OpenDemo } from './open-demo.js';
import { SeedCounty } from './seed/seed-county.js';
import { SeedOrders } from './seed/seed-orders.js';
import { SeedTickets } from './seed/seed-tickets.js';

/** Without the demo `/` leads to the mini-program. */
const startPage = {
  provide: StartPage,
  useFactory: (config: Config, page: DemoStartPage) => (config.isDemo ? page : null),
  inject: [Config, DemoStartPage],
};

/** The demo: a county to look at, and a clock that can be moved. */
@Module({
  imports: [
    StatisticsModule,
    OrganizationsModule,
    IdentityModule,
    MediaModule,
    TicketsModule,
    EscalationModule,
    SupervisionModule,
    NotificationsModule,
  ],
  controllers: [DemoController],
  providers: [
    OpenDemo,
    MoveClock,
    SeedCounty,
    SeedOrders,
    SeedTickets,
    DemoStartPage,
    FillCrowd,
    startPage,
  ],
  exports: [FillCrowd],
})
export class DemoModule {}
