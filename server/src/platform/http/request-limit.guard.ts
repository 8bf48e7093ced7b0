import type { Endpoint } from '@wide-angle/shared';
import { identityApi, MINUTE, ticketApi } from '@wide-angle/shared';
import { Injectable, type ExecutionContext } from '@nestjs/common';
import {
  ThrottlerGuard,
  type ThrottlerLimitDetail,
  type ThrottlerModuleOptions,
} from '@nestjs/throttler';
import { ENDPOINT } from '../access/endpoint.js';
import type { AccessRequest } from '../access/request.js';
import type { Config } from '../config/config.js';
import { ProblemError } from './problem-error.js';
import { RequestWindows } from './request-windows.js';

const rowOf = (context: ExecutionContext) =>
  Reflect.getMetadata(ENDPOINT, context.getHandler()) as Endpoint | undefined;

/** Guessing passwords is the one thing that a person does slowly and a program fast. */
const isPasswordSignIn = (context: ExecutionContext) =>
  rowOf(context)?.path === identityApi.password.path;

/** A report sets people walking; a screen that loads does not. */
const REQUESTS_PER_REPORT = 10;

const isReport = (context: ExecutionContext) => {
  const row = rowOf(context);
  return row?.method === ticketApi.submit.method && row.path === ticketApi.submit.path;
};

/**
 * Limits per minute: generous for everything, a tenth of it for reports, tight for passwords; a limit of 0 is none.
 */
export function requestLimits(config: Config): ThrottlerModuleOptions {
  const { requestsPerMinute, signInsPerMinute } = config;
  return {
    storage: new RequestWindows(),
    setHeaders: false,
    throttlers: [
      {
        name: 'all',
        ttl: MINUTE,
        limit: requestsPerMinute,
        skipIf: (context) => requestsPerMinute === 0 || !rowOf(context),
      },
      {
        name: 'report',
        ttl: MINUTE,
        limit: Math.ceil(requestsPerMinute / REQUESTS_PER_REPORT),
        skipIf: (context) => requestsPerMinute === 0 || !isReport(context),
      },
      {
        name: 'password',
        ttl: MINUTE,
        limit: signInsPerMinute,
        skipIf: (context) => signInsPerMinute === 0 || !isPasswordSignIn(context),
      },
    ],
  };
}

/** Counts per person where one is signed in, else per address; pages and files outside the contract are not counted. */
@Injectable()
export class RequestLimitGuard extends ThrottlerGuard {
  protected override getTracker(request: Record<string, unknown>): Promise<string> {
    const { signedIn, ip } = request as unknown as AccessRequest;
    return Promise.resolve(signedIn?.actor.personId ?? ip);
  }

  protected override generateKey(_: ExecutionContext, tracker: string, name: string): string {
    return `${name} ${tracker}`;
  }

  protected override throwThrottlingException(
    _: ExecutionContext,
    { timeToBlockExpire }: ThrottlerLimitDetail,
  ): Promise<void> {
    throw new ProblemError('request.tooMany', { seconds: timeToBlockExpire });
  }
}
