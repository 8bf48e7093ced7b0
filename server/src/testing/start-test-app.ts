import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ModuleMetadata } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../app.module.js';
import { schema as wholeSchema } from '../database.js';
import type { Config, WechatConfig } from '../platform/config/config.js';
import { openDatabase, type Schema } from '../platform/database/open-database.js';
import { createHttpApp } from '../platform/http-app.js';
import { FakeClock } from './fake-clock.js';
import { createTestDatabase } from './test-database.js';

/** A Wednesday morning in working hours: 2026-03-11 09:00 in Shanghai. */
export const TEST_NOW = Date.UTC(2026, 2, 11, 1, 0);

export interface TestAppOptions {
  /** Modules instead of all features, for a test of one feature alone. */
  modules?: NonNullable<ModuleMetadata['imports']>;
  /** Tables instead of all, with `modules`. */
  schema?: Schema;
  /** Settings that differ from those of a test. */
  config?: Partial<Config>;
  /** The WeChat stand-in's address and keys. */
  wechat?: WechatConfig;
  /** What the clock shows at first; {@link TEST_NOW} unless told. */
  now?: number;
}

export interface TestApp {
  app: NestFastifyApplication;
  /** Origin of the listening server, e.g. `http://127.0.0.1:40123`; listens when first asked. */
  url: () => Promise<string>;
  inject: NestFastifyApplication['inject'];
  clock: FakeClock;
  config: Config;
  close: () => Promise<void>;
}

/**
 * Starts the real application for one test file on an empty database of its own: SQLite in memory, or a fresh database on
 * the server at DATABASE_URL. Jobs do not run by themselves; drive them by hand (`app.get(Outbox).drain()`).
 */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'wide-angle-test-'));
  const database = await createTestDatabase();
  const config = testConfig(folder, database.config, options);
  const clock = new FakeClock(options.now ?? TEST_NOW);
  const source = await openDatabase(config.database, options.schema ?? wholeSchema);
  const parts = { config, clock, database: source };
  const app = await createHttpApp(AppModule.of(parts, options.modules), config);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const close = async () => {
    await app.close();
    await database.drop();
    fs.rmSync(folder, { recursive: true, force: true });
  };
  return { app, clock, config, close, inject: app.inject.bind(app), url: listening(app) };
}

function listening(app: NestFastifyApplication): () => Promise<string> {
  let origin: Promise<string> | undefined;
  return () => (origin ??= app.listen(0, '127.0.0.1').then(() => app.getUrl()));
}

function testConfig(
  folder: string,
  database: Config['database'],
  { config, wechat }: TestAppOptions,
): Config {
  return {
    port: 0,
    host: '127.0.0.1',
    dataDir: folder,
    database,
    isDemo: false,
    tokenSecret: 'a secret of tests, long enough to sign with',
    formerSecrets: [],
    wechat: wechat ?? null,
    wechatTemplates: {},
    wechatPush: null,
    webhookNetworks: [],
    web: { h5: path.join(folder, 'h5'), console: path.join(folder, 'console') },
    publicUrl: null,
    requestsPerMinute: 0,
    signInsPerMinute: 0,
    proxyHops: 0,
    ffmpeg: null,
    runsJobs: false,
    log: { level: 'silent', format: 'json' },
    ...config,
  };
}
