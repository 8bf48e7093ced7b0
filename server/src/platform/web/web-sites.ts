import fs from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { WebRoots } from '../config/config.js';
import { compressFiles } from './compression.js';

type NotFoundHandler = (request: FastifyRequest, reply: FastifyReply) => void;

interface Site {
  prefix: string;
  root: string;
  /** Addresses inside the page's own router get the page itself. */
  hasOwnRoutes: boolean;
}

/** A build puts a hash of the content into these names, so what they name never changes. */
const HASHED_NAME = /[.-][\w-]{8,}\.(js|css|woff2?|png|svg|jpg|webp)$/;

/**
 * Serves the built clients: the mini-program's H5 at `/m/`, the console at `/console/`. A client that is not built is left
 * out, so that the API runs alone.
 * @param answerUnknown answers what neither a route nor a client's own router takes
 */
export async function serveWebSites(
  server: FastifyInstance,
  roots: WebRoots,
  answerUnknown: NotFoundHandler,
): Promise<void> {
  const sites: Site[] = [
    { prefix: '/m', root: roots.h5, hasOwnRoutes: false },
    { prefix: '/console', root: roots.console, hasOwnRoutes: true },
  ];
  for (const site of sites.filter(({ root }) => fs.existsSync(path.join(root, 'index.html')))) {
    server.get(site.prefix, (_, reply) => reply.redirect(`${site.prefix}/`));
    await server.register((scope) => serveSite(scope, site, answerUnknown), {
      prefix: site.prefix,
    });
  }
}

async function serveSite(
  scope: FastifyInstance,
  { root, hasOwnRoutes }: Site,
  answerUnknown: NotFoundHandler,
): Promise<void> {
  compressFiles(scope);
  await scope.register(fastifyStatic, {
    root,
    prefix: '/',
    dotfiles: 'ignore',
    cacheControl: false,
    setHeaders: (reply, file) => void reply.header('cache-control', cachingOf(file)),
  });
  scope.setNotFoundHandler((request, reply) => {
    if (hasOwnRoutes && isPageAddress(request)) return sendPage(reply);
    return answerUnknown(request, reply);
  });
}

function sendPage(reply: FastifyReply): FastifyReply {
  return reply.sendFile('index.html');
}

function isPageAddress({ method, url }: FastifyRequest): boolean {
  const [address = ''] = url.split('?');
  return method === 'GET' && !/\.\w+$/.test(address);
}

/** Hashed files for a year; the page itself is asked for each time, so that a new build is seen at once. */
function cachingOf(file: string): string {
  return HASHED_NAME.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache';
}
