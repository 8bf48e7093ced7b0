import path from 'node:path';
import { Global, Module, type DynamicModule, type Provider } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { TerminusModule } from '@nestjs/terminus';
import { ThrottlerModule } from '@nestjs/throttler';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { AccessGuard } from './access/access.guard.js';
import { Clock } from './clock/clock.js';
import { Config } from './config/config.js';
import { Settings } from './database/settings.js';
import { UnitOfWork } from './database/unit-of-work.js';
import { HealthFigures } from './health/health-figures.js';
import { HealthController } from './health/health.controller.js';
import { ProblemFilter } from './http/problem.filter.js';
import { RequestLimitGuard, requestLimits } from './http/request-limit.guard.js';
import { InputPipe } from './http/validation.pipe.js';
import { Jobs } from './jobs/jobs.js';
import { DeadLetters } from './outbox/dead-letters.js';
import { OutboxConsumers } from './outbox/outbox-consumer.js';
import { OutboxDelivery } from './outbox/outbox-delivery.js';
import { Outbox } from './outbox/outbox.js';
import { ForgetRequests } from './requests/forget-requests.js';
import { IdempotentRequests } from './requests/once.js';
import { SecretBox } from './secrets/secret-box.js';
import { LocalDiskStorage } from './storage/local-disk-storage.js';
import { Storage } from './storage/storage.js';
import { LandingController } from './web/landing.controller.js';

/** What exists before the application does. */
export interface PlatformParts {
  config: Config;
  /** Open and migrated; the application closes it. */
  database: DataSource;
  clock: Clock;
}

const SERVICES = [
  UnitOfWork,
  Settings,
  Jobs,
  Outbox,
  OutboxConsumers,
  DeadLetters,
  IdempotentRequests,
  HealthFigures,
  SecretBox,
];

/** Everything below the features. Global: features inject its services without importing it. */
@Global()
@Module({})
export class PlatformModule {
  static forRoot({ config, database, clock }: PlatformParts): DynamicModule {
    const given: Provider[] = [
      { provide: Config, useValue: config },
      { provide: Clock, useValue: clock },
      { provide: Storage, useValue: new LocalDiskStorage(path.join(config.dataDir, 'files')) },
    ];
    return {
      module: PlatformModule,
      imports: [
        TypeOrmModule.forRootAsync({
          useFactory: () => database.options,
          dataSourceFactory: () => Promise.resolve(database),
        }),
        ThrottlerModule.forRoot(requestLimits(config)),
        TerminusModule.forRoot({ logger: false }),
      ],
      controllers: [HealthController, LandingController],
      providers: [
        ...given,
        ...SERVICES,
        OutboxDelivery,
        ForgetRequests,
        { provide: APP_PIPE, useClass: InputPipe },
        { provide: APP_FILTER, useClass: ProblemFilter },
        // In this order: who is it, then how often.
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_GUARD, useClass: RequestLimitGuard },
      ],
      exports: [Config, Clock, Storage, ...SERVICES],
    };
  }
}
