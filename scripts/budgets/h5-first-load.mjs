import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import zlib from 'node:zlib';
import { inRoot } from '../lib/paths.mjs';
import { findProgram } from '../lib/prerequisites.mjs';
import { Stop } from '../lib/stop.mjs';

const contentTypes = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** Serves the H5 build below /m/ and answers everything else, the API too, with 404. */
function serve(dist) {
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = path.join(dist, pathname.replace(/^\/m\/?/, '') || 'index.html');
    if (!pathname.startsWith('/m') || !file.startsWith(dist) || !fs.existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': contentTypes[path.extname(file)] ?? 'text/plain' });
    fs.createReadStream(file).pipe(response);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

/** @returns {Promise<string[]>} paths of the scripts that the page loads until the network is quiet */
async function scriptsLoadedBy(browser, url) {
  const page = await browser.newPage({ viewport: { width: 375, height: 812 } });
  const scripts = new Set();
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (response.ok() && pathname.endsWith('.js')) scripts.add(pathname);
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.close();
  return [...scripts];
}

/**
 * Opens pages of the H5 build in Chromium, each with an empty cache, and weighs the scripts that arrive: what
 * index.html names and every chunk that the page asks for at start.
 *
 * @param {string[]} pages routes, as in `pages/report/index`
 * @param {string} [dist] the H5 build, absolute
 * @returns {Promise<{ page: string, bytes: number }[]>} gzip bytes at level 9
 * @throws {Stop} when Chromium is not installed
 */
export async function h5FirstLoad(pages, dist = inRoot('miniapp/dist/h5')) {
  const executablePath = findProgram('chromium') ?? findProgram('google-chrome');
  if (!executablePath) {
    throw new Stop(
      '没有找到 Chromium;请先安装 chromium。',
      'Chromium was not found: install chromium.',
    );
  }
  const server = await serve(dist);
  // Loaded when it is needed: these scripts start on a checkout where nothing is installed yet.
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const gzipped = (name) =>
    zlib.gzipSync(fs.readFileSync(path.join(dist, name.replace('/m/', ''))), { level: 9 }).length;
  try {
    const results = [];
    for (const page of pages) {
      const url = `http://127.0.0.1:${server.address().port}/m/#/${page}`;
      const scripts = await scriptsLoadedBy(browser, url);
      results.push({ page, bytes: scripts.reduce((sum, name) => sum + gzipped(name), 0) });
    }
    return results;
  } finally {
    await browser.close();
    server.close();
  }
}
