import { Module, type DynamicModule, type ModuleMetadata } from '@nestjs/common';
import { DemoModule } from './features/demo/index.js';
import { EscalationModule } from './features/escalation/index.js';
import { IdentityModule } from './features/identity/index.js';
import { MediaModule } from './features/media/index.js';
import { NotificationsModule } from './features/notifications/index.js';
import { OrganizationsModule } from './features/organizations/index.js';
import { PoliciesModule } from './features/policies/index.js';
import { StatisticsModule } from './features/statistics/index.js';
import { SupervisionModule } from './features/supervision/index.js';
import { TicketsModule } from './features/tickets/index.js';
import { PlatformModule, type PlatformParts } from './platform/platform.module.js';

type Modules = NonNullable<ModuleMetadata['imports']>;

/** Every feature of the product. */
export const features: Modules = [
  OrganizationsModule,
  IdentityModule,
  MediaModule,
  TicketsModule,
  EscalationModule,
  PoliciesModule,
  SupervisionModule,
  NotificationsModule,
  StatisticsModule,
  DemoModule,
];

/** The product: the platform and the features on it. */
@Module({})
export class AppModule {
  /** @param modules the features to load; all but in tests of a single one */
  static of(parts: PlatformParts, modules: Modules = features): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.forRoot(parts), ...modules] };
  }
}
