import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { FastifyHelmetOptions } from '@fastify/helmet';
import type { Config } from '../config/config.js';

/**
 * Headers of every answer. Scripts come from this origin only; the few that a build puts into its page are allowed by
 * their hash. Styles may be inline: the component library of the console writes them.
 */
export function securityHeaders({ web, publicUrl }: Config): FastifyHelmetOptions {
  const isHttps = publicUrl?.startsWith('https:') ?? false;
  const pages = [web.h5, web.console].map((root) => path.join(root, 'index.html'));
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", ...pages.flatMap(inlineScriptHashes)],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'blob:', 'data:'],
        mediaSrc: ["'self'", 'blob:', 'data:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
        ...(isHttps ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    // Without https browsers ignore these three and complain in the console.
    hsts: isHttps,
    crossOriginOpenerPolicy: isHttps,
    originAgentCluster: isHttps,
    referrerPolicy: { policy: 'same-origin' },
  };
}

const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/gi;

/** Content-Security-Policy sources for the scripts inside a page; none when the page is not built. */
export function inlineScriptHashes(page: string): string[] {
  if (!fs.existsSync(page)) return [];
  const scripts = [...fs.readFileSync(page, 'utf8').matchAll(INLINE_SCRIPT)];
  return scripts.map(([, code]) => {
    const hash = createHash('sha256')
      .update(code ?? '')
      .digest('base64');
    return `'sha256-${hash}'`;
  });
}
