import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { CONTRACT } from '@wide-angle/shared';
import { AppModule } from './app.module.js';
import { endWith, prepareParts, stopOnSignals } from './bootstrap.js';
import { assertRoutesMatchContract } from './platform/access/assert-routes.js';
import { createHttpApp } from './platform/http-app.js';
import { Jobs } from './platform/jobs/jobs.js';
import { allowGrowth } from './platform/small-start.js';
import { startNotice } from './platform/web/start-page.js';

/** The server: API, files, built clients and - unless JOBS=0 - the recurring work. */
async function start(): Promise<void> {
  const parts = await prepareParts();
  const { config } = parts;
  const app = await createHttpApp(AppModule.of(parts), config);
  stopOnSignals(app);
  await app.init();
  assertRoutesMatchContract(app, CONTRACT);
  const server = app.getHttpAdapter().getInstance();
  // Not app.listen(): it would log a busy port as an error of ours before it is told in words.
  await server.listen({ port: config.port, host: config.host });
  allowGrowth();
  if (config.runsJobs) app.get(Jobs).start();
  const { port } = server.server.address() as AddressInfo;
  const notice = await startNotice(app, config, config.publicUrl ?? `http://localhost:${port}`);
  process.stdout.write(`${notice}\n`);
}

start().catch(endWith);
