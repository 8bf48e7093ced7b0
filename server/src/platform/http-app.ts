import helmet from '@fastify/helmet';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  LogController,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { serveApiPage } from './api-page/api-page.js';
import type { Config } from './config/config.js';
import { Clock } from './clock/clock.js';
import { answerOddRequests, refuseBrokenRequest } from './http/broken-request.js';
import { acceptJson, BODY_LIMIT } from './http/json-body.js';
import { KnownAddresses } from './http/known-addresses.js';
import { answerError } from './http/problem.filter.js';
import { checkRequests } from './http/request-checks.js';
import { tellTime } from './http/server-time.js';
import { requestIdOf } from './logging/request-id.js';
import { logRequests } from './logging/request-log.js';
import { loggerOptions, ServerLogger } from './logging/server-logger.js';
import { securityHeaders } from './web/security-headers.js';
import { serveWebSites } from './web/web-sites.js';

/** How long a request may take to arrive: a video over a weak network, but no connection held for ever. */
const REQUEST_TIMEOUT_MS = 10 * 60 * 1000;

/** How often slow requests are looked for; a client that hangs is told within this time more. */
const TIMEOUT_CHECK_MS = 10 * 1000;

/**
 * Routes take the error handler that stands when they are made, and Nest sets its own after them: bodies that no parser
 * takes would be answered in Fastify's words. So ours is set first and stays; Nest's would lead to the same filter.
 */
class HttpAdapter extends FastifyAdapter {
  override setErrorHandler(): FastifyInstance {
    return this.getInstance();
  }

  override setNotFoundHandler(): FastifyInstance {
    return this.getInstance();
  }
}

/**
 * Builds the application around its root module, not yet initialised or listening.
 * @throws what a module's construction throws; nothing is left listening then
 */
export async function createHttpApp(
  root: DynamicModule,
  config: Config,
): Promise<NestFastifyApplication> {
  const adapter = new HttpAdapter({
    logger: loggerOptions(config.log),
    logController: new LogController({ disableRequestLogging: true }),
    requestIdHeader: false,
    genReqId: requestIdOf,
    trustProxy: (_address, hop) => hop < config.proxyHops,
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT_MS,
    // Addresses that the router cannot even read.
    frameworkErrors: failed,
    // Each of these would be answered in Node's or Fastify's words: see checkRequests and refuseBrokenRequest.
    http: { requireHostHeader: false, connectionsCheckingInterval: TIMEOUT_CHECK_MS },
    return503OnClosing: false,
    clientErrorHandler: refuseBrokenRequest,
  });
  const server = adapter.getInstance();
  const addresses = new KnownAddresses();
  addresses.watch(server);
  answerOddRequests(server.server, server.log);
  server.setErrorHandler(failed);
  server.setNotFoundHandler(addresses.answerUnknown);
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    logger: new ServerLogger(server.log),
    bodyParser: false,
    abortOnError: false,
  });
  acceptJson(server);
  logRequests(server);
  checkRequests(server);
  tellTime(server, app.get(Clock));
  await app.register(helmet, securityHeaders(config));
  await serveWebSites(server, config.web, addresses.answerUnknown);
  await serveApiPage(server, app);
  return app;
}

function failed(error: unknown, _: FastifyRequest, reply: FastifyReply): void {
  answerError(reply, error);
}
