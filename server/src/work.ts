import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { endWith, prepareParts, stopOnSignals } from './bootstrap.js';
import { Jobs } from './platform/jobs/jobs.js';
import { allowGrowth } from './platform/small-start.js';

/** The recurring work alone - timers, deliveries, cleaning - beside servers that run with JOBS=0. Any number may run. */
async function start(): Promise<void> {
  const parts = await prepareParts();
  const app = await NestFactory.createApplicationContext(AppModule.of(parts), {
    abortOnError: false,
    logger: ['error', 'warn'],
  });
  stopOnSignals(app);
  allowGrowth();
  app.get(Jobs).start();
  process.stdout.write(`${JSON.stringify({ msg: 'worker started', pid: process.pid })}\n`);
}

start().catch(endWith);
