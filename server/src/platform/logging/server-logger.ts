import type { LoggerService } from '@nestjs/common';
import type { FastifyBaseLogger, FastifyServerOptions } from 'fastify';
import type { LogConfig } from '../config/config.js';
import { prettyStream } from './pretty-stream.js';
import { safeError } from './safe-error.js';

/** A net under the rule that nobody logs a request's headers or body. */
const SECRETS = ['authorization', 'cookie', 'password', 'accessToken', 'refreshToken', 'body'];

/** Settings of Fastify's own pino logger (STACK-SERVER §10). */
export function loggerOptions({ level, format }: LogConfig): FastifyServerOptions['logger'] {
  if (level === 'silent') return false;
  return {
    level,
    ...(format === 'pretty' ? { stream: prettyStream } : {}),
    serializers: { err: (error: unknown) => safeError(error) as never },
    redact: SECRETS.flatMap((name) => [name, `*.${name}`, `*.headers.${name}`]),
  };
}

/** Nest's own start-up messages: a line per module and route, of interest only when something is missing. */
const CHATTY = [
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestFactory',
  'NestApplication',
];

/**
 * Nest's `Logger` over pino. `logger.warn({ job, err }, 'words')` gives fields and words; `err` is cleaned of values.
 */
export class ServerLogger implements LoggerService {
  constructor(private readonly pino: FastifyBaseLogger) {}

  log(message: unknown, ...rest: unknown[]): void {
    const isChatty = CHATTY.includes(String(rest.at(-1)));
    this.write(isChatty ? 'debug' : 'info', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  /** Nest puts the context last; an error's stack may stand between. */
  private write(
    level: 'fatal' | 'error' | 'warn' | 'info' | 'debug',
    first: unknown,
    rest: unknown[],
  ) {
    const context = rest.at(-1);
    const between = rest.slice(0, -1);
    if (first instanceof Error) this.pino[level]({ context, err: first });
    else if (typeof first === 'object') this.pino[level]({ context, ...first }, words(between));
    else this.pino[level]({ context, ...stackOf(between) }, text(first));
  }
}

function words(between: unknown[]): string {
  return between.filter((part) => typeof part === 'string').join(' ');
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function stackOf([stack]: unknown[]): object {
  return typeof stack === 'string' ? { err: Object.assign(new Error(), { stack }) } : {};
}
