import fs from 'node:fs';
import path from 'node:path';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { DatabaseConfig } from '../config/config.js';
import { StartupError } from '../config/startup-error.js';
import { connectionError, fileError } from './database-errors.js';
import { bundleStatements } from './mysql-statements.js';
import { SqliteDatabase } from './sqlite-database.js';

/** What the features bring: their tables and the steps that made them. */
export interface Schema {
  entities: readonly NewableFunction[];
  migrations: readonly NewableFunction[];
}

/**
 * Opens the database and brings its schema up to date.
 * @returns a DataSource that is ready; destroying it is the caller's (or the app's) business
 * @throws StartupError when the file or server cannot be used, in words that help
 */
export function openDatabase(config: DatabaseConfig, schema: Schema): Promise<DataSource> {
  return open(config, schema, migrate);
}

/**
 * Opens a database whose schema is this version's already, and changes nothing of it.
 * @throws StartupError as {@link openDatabase}, and where migrations have not run
 */
export function openMigratedDatabase(config: DatabaseConfig, schema: Schema): Promise<DataSource> {
  return open(config, schema, refuseOldSchema);
}

async function open(
  config: DatabaseConfig,
  schema: Schema,
  prepare: (database: DataSource) => Promise<void>,
): Promise<DataSource> {
  const isFile = config.kind === 'sqlite';
  const database = isFile ? await openSqlite(config.url, schema) : await openMysql(config, schema);
  try {
    await prepare(database);
    return database;
  } catch (error) {
    await database.destroy();
    throw isFile && !(error instanceof StartupError) ? fileError(config.url, error) : error;
  }
}

async function refuseOldSchema(database: DataSource): Promise<void> {
  if (!(await database.showMigrations())) return;
  throw new StartupError(
    '数据库还不是这个版本的结构，请先启动一次服务，启动时会自动升级。',
    'The schema of the database is not of this version: start the server once, which brings it up to date.',
  );
}

/** TypeORM types classes as bare functions. */
type Classes = Extract<NonNullable<DataSourceOptions['migrations']>, readonly unknown[]>[number][];

const common = ({ entities, migrations }: Schema) =>
  ({
    entities: entities as Classes,
    migrations: migrations as Classes,
    migrationsTransactionMode: 'each',
    logging: false,
  }) satisfies Partial<DataSourceOptions>;

/**
 * `synchronous = FULL`: every commit waits for the disk, so that what a person was told is kept also survives a power
 * cut. NORMAL would be about 1.7 times as fast (STACK-SERVER §4) but loses the last commits then; a small installation
 * needs the promise more than the speed.
 */
async function openSqlite(file: string, schema: Schema): Promise<DataSource> {
  const database = new DataSource({
    type: 'better-sqlite3',
    driver: SqliteDatabase,
    database: file,
    enableWAL: file !== ':memory:',
    timeout: 10_000,
    statementCacheSize: 500,
    prepareDatabase: (db: SqliteDatabase) => {
      db.pragma('synchronous = FULL');
    },
    ...common(schema),
  });
  try {
    if (file !== ':memory:') fs.mkdirSync(path.dirname(file), { recursive: true });
    return await database.initialize();
  } catch (error) {
    throw fileError(file, error);
  }
}

/** As many as use cases write side by side; the database commits those that wait together with one flush. */
const CONNECTIONS = 32;

/** mysql2 would walk the stack at every statement, to point at its caller should it fail; our errors name the use case. */
const NO_STACK_CAPTURE = { trace: false };

async function openMysql(config: DatabaseConfig, schema: Schema): Promise<DataSource> {
  // Loaded only where it is used: the embedded database spares its memory.
  const { prepareSessions, probeServer } = await import('./mysql-server.js');
  try {
    const server = await probeServer(config.url);
    const database = new DataSource({
      type: server.type,
      url: config.url.replace(/^mariadb:/, 'mysql:'),
      charset: 'utf8mb4_bin',
      timezone: 'Z',
      poolSize: CONNECTIONS,
      // Statements that wait for nothing travel together; their values are always parameters, never part of the text.
      multipleStatements: true,
      extra: NO_STACK_CAPTURE,
      ...common(schema),
    });
    bundleStatements(database, server);
    await database.initialize();
    await prepareSessions(database, server);
    return database;
  } catch (error) {
    throw connectionError(config.url, error);
  }
}

/** Servers that start together take turns; the second finds nothing left to do. */
async function migrate(database: DataSource): Promise<void> {
  if (database.options.type === 'better-sqlite3') {
    await database.runMigrations();
    return;
  }
  const runner = database.createQueryRunner();
  try {
    await runner.query(`SELECT GET_LOCK('wide-angle-migrations', 120)`);
    await database.runMigrations();
    await runner.query(`SELECT RELEASE_LOCK('wide-angle-migrations')`);
  } finally {
    await runner.release();
  }
}
