import path from 'node:path';
import { usableFolder } from './data-folder.js';
import { StartupError } from './startup-error.js';
import { flagOf, integerOf, oneOf, urlOf, type Environment } from './read-value.js';
import { networksOf } from './networks.js';
import { formerSecretsOf, tokenSecretOf } from './token-secret.js';
import { wechatPushOf, type WechatPushConfig } from './wechat-push.js';
import { wechatTemplatesOf, type WechatTemplates } from './wechat-templates.js';

export type DatabaseKind = 'sqlite' | 'mysql' | 'mariadb';

export interface DatabaseConfig {
  /** `mysql` may turn out to be MariaDB when connected; see `openDatabase`. */
  kind: DatabaseKind;
  /** `mysql://…` or `mariadb://…`; for SQLite the absolute path of its file, or `:memory:`. */
  url: string;
}

export interface WechatConfig {
  baseUrl: string;
  appId: string;
  secret: string;
}

/** Built clients to serve; a folder that does not exist is left out. */
export interface WebRoots {
  h5: string;
  console: string;
}

export interface LogConfig {
  level: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** `pretty` for a terminal, `json` for a log collector. */
  format: 'json' | 'pretty';
}

/** All that the server is told from outside. Injectable; read once at start. */
export abstract class Config {
  /** 0 lets the system choose. */
  abstract readonly port: number;
  abstract readonly host: string;
  /** Absolute path of the folder for database, files and secrets. */
  abstract readonly dataDir: string;
  abstract readonly database: DatabaseConfig;
  abstract readonly isDemo: boolean;
  /** Key of access tokens and signed addresses, at least 32 characters. */
  abstract readonly tokenSecret: string;
  /** Secrets that it had before: what they sealed is opened, nothing is sealed or signed with them. */
  abstract readonly formerSecrets: readonly string[];
  /** Null: sign-in through WeChat is not set up. */
  abstract readonly wechat: WechatConfig | null;
  /** Templates of WeChat's messages; those that are missing are not sent. */
  abstract readonly wechatTemplates: WechatTemplates;
  /** What events of WeChat are signed and encrypted with; null: none are pushed. */
  abstract readonly wechatPush: WechatPushConfig | null;
  /** Networks inside the house that webhooks may go to, as CIDR; all other private addresses are refused. */
  abstract readonly webhookNetworks: readonly string[];
  abstract readonly web: WebRoots;
  /** Origin under which people reach the server, e.g. `https://wjj.example.cn`; null when unknown. */
  abstract readonly publicUrl: string | null;
  /** Requests a minute that one person (or address) may make; 0 for no limit. */
  abstract readonly requestsPerMinute: number;
  /** Sign-in attempts a minute from one address; 0 for no limit. */
  abstract readonly signInsPerMinute: number;
  /** Proxies in front whose `X-Forwarded-For` is believed: a number of hops, 0 for none. */
  abstract readonly proxyHops: number;
  /** False: this process answers requests only and leaves timers and deliveries to others. */
  abstract readonly runsJobs: boolean;
  abstract readonly log: LogConfig;
  /** Program that makes poster frames and cleans videos, a name on the PATH or a path; null: do without. */
  abstract readonly ffmpeg: string | null;
}

const REPOSITORY = path.resolve(import.meta.dirname, '../../../..');

/**
 * Reads the configuration from the environment; docs/operations.md lists the names. Makes the data folder and its secret
 * where they are missing.
 * @param env the process's environment
 * @throws StartupError naming the setting that cannot be used, or the data folder
 */
export function readConfig(env: Environment): Config {
  const dataDir = usableFolder(path.resolve(env.DATA_DIR || 'data'));
  return {
    port: integerOf(env, 'PORT', 8765, 0, 65_535),
    host: env.HOST || '0.0.0.0',
    dataDir,
    database: databaseOf(env, dataDir),
    isDemo: flagOf(env, 'DEMO', false),
    tokenSecret: tokenSecretOf(env.TOKEN_SECRET, dataDir),
    formerSecrets: formerSecretsOf(env.TOKEN_SECRET_OLD),
    wechat: wechatOf(env),
    wechatTemplates: wechatTemplatesOf(env.WECHAT_TEMPLATES),
    wechatPush: wechatPushOf(env),
    webhookNetworks: networksOf('WEBHOOK_NETWORKS', env.WEBHOOK_NETWORKS),
    web: webRootsOf(env),
    publicUrl: env.PUBLIC_URL ? urlOf(env, 'PUBLIC_URL', ['http:', 'https:']).origin : null,
    requestsPerMinute: integerOf(env, 'RATE_LIMIT', 600, 0, 1_000_000),
    signInsPerMinute: integerOf(env, 'SIGN_IN_RATE_LIMIT', 60, 0, 1_000_000),
    proxyHops: integerOf(env, 'PROXY_HOPS', 0, 0, 10),
    runsJobs: flagOf(env, 'JOBS', true),
    log: logOf(env),
    ffmpeg: env.FFMPEG === 'off' ? null : env.FFMPEG || 'ffmpeg',
  };
}

function databaseOf(env: Environment, dataDir: string): DatabaseConfig {
  const kind = oneOf(env, 'DB', ['sqlite', 'mysql', 'mariadb'] as const, 'sqlite');
  if (kind === 'sqlite') return { kind, url: path.join(dataDir, 'wide-angle.sqlite') };
  if (!env.DATABASE_URL) {
    throw new StartupError(
      `DB=${kind} 时必须设置 DATABASE_URL，例如 mysql://用户:密码@主机:3306/库名。`,
      `DB=${kind} needs DATABASE_URL, e.g. mysql://user:password@host:3306/database.`,
    );
  }
  const { href } = urlOf(env, 'DATABASE_URL', ['mysql:', 'mariadb:']);
  return { kind, url: href };
}

function wechatOf(env: Environment): WechatConfig | null {
  const { WECHAT_APP_ID: appId, WECHAT_SECRET: secret } = env;
  if (!appId && !secret) return null;
  if (!appId || !secret) {
    throw new StartupError(
      'WECHAT_APP_ID 和 WECHAT_SECRET 必须同时设置。',
      'Set both WECHAT_APP_ID and WECHAT_SECRET, or neither.',
    );
  }
  const baseUrl = env.WECHAT_BASE_URL
    ? urlOf(env, 'WECHAT_BASE_URL', ['http:', 'https:']).origin
    : 'https://api.weixin.qq.com';
  return { baseUrl, appId, secret };
}

function webRootsOf(env: Environment): WebRoots {
  return {
    h5: path.resolve(env.H5_ROOT || path.join(REPOSITORY, 'miniapp/dist/h5')),
    console: path.resolve(env.CONSOLE_ROOT || path.join(REPOSITORY, 'console/dist')),
  };
}

function logOf(env: Environment): LogConfig {
  const isTerminal = process.stdout.isTTY === true;
  const format = oneOf(
    env,
    'LOG_FORMAT',
    ['json', 'pretty'] as const,
    isTerminal ? 'pretty' : 'json',
  );
  const levels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
  return { format, level: oneOf(env, 'LOG_LEVEL', levels, format === 'json' ? 'info' : 'warn') };
}
