import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { startTestApp, type TestApp } from '../../testing/start-test-app.js';
import { platformSchema } from '../platform-schema.js';

const PAGE = '<!doctype html><script>start()</script><script src="x.js"></script><p>console';
const SCRIPT = `console.log("${'x'.repeat(500)}")`;

describe('the built clients', () => {
  let folder: string;
  let test: TestApp;
  beforeAll(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'wide-angle-web-'));
    const write = (file: string, words: string) => {
      fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      fs.writeFileSync(path.join(folder, file), words);
    };
    write('h5/index.html', '<!doctype html>h5');
    write('console/index.html', PAGE);
    write('console/assets/index-D3fGh_12.js', SCRIPT);
    write('console/assets/logo.svg', '<svg/>');
    write('secret', 'outside');
    const web = { h5: path.join(folder, 'h5'), console: path.join(folder, 'console') };
    test = await startTestApp({ modules: [], schema: platformSchema, config: { web } });
  });
  afterAll(async () => {
    await test.close();
    fs.rmSync(folder, { recursive: true });
  });

  const get = (url: string, headers: Record<string, string> = {}) =>
    test.inject({ method: 'GET', url, headers });

  it.each([
    ['/', '/m/'],
    ['/m', '/m/'],
    ['/console', '/console/'],
    ['/s/ab%2Fc', '/m/#/pages/home/index?scene=ab%2Fc'],
  ])('sends %s to %s', async (from, to) => {
    const response = await get(from);
    expect([response.statusCode, response.headers.location]).toEqual([302, to]);
  });

  it.each([
    ['/m/', '<!doctype html>h5'],
    ['/console/', PAGE],
    ['/console/tickets/7?tab=x', PAGE],
    ['/console/assets/index-D3fGh_12.js', SCRIPT],
  ])('serves %s', async (url, body) => {
    const response = await get(url);
    expect([response.statusCode, response.body]).toEqual([200, body]);
  });

  it('keeps hashed files for a year and asks for the page each time', async () => {
    const { headers } = await get('/console/assets/index-D3fGh_12.js');
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    for (const url of ['/console/', '/console/tickets', '/m/', '/console/assets/logo.svg']) {
      expect((await get(url)).headers['cache-control']).toBe('no-cache');
    }
  });

  it('compresses text as the client likes it, the second time from memory', async () => {
    const url = '/console/assets/index-D3fGh_12.js';
    for (let n = 0; n < 2; n += 1) {
      const br = await get(url, { 'accept-encoding': 'gzip, deflate, br' });
      expect(br.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' });
      expect(br.headers['content-length']).toBe(String(br.rawPayload.length));
      expect(brotliDecompressSync(br.rawPayload).toString()).toBe(SCRIPT);
    }
    const gzip = await get(url, { 'accept-encoding': 'gzip' });
    expect(gunzipSync(gzip.rawPayload).toString()).toBe(SCRIPT);
    const { etag } = gzip.headers as { etag: string };
    expect((await get(url, { 'if-none-match': etag })).statusCode).toBe(304);
    const part = await get(url, { 'accept-encoding': 'br', range: 'bytes=0-9' });
    expect([part.statusCode, part.body]).toEqual([206, SCRIPT.slice(0, 10)]);
  });

  it.each([
    '/console/assets/gone.js',
    '/m/gone',
    '/m/../secret',
    '/m/%2e%2e/secret',
    '/m/..%2fsecret',
    '/api/v1/gone',
    '/gone',
  ])('has no %s', async (url) => {
    const response = await get(url);
    expect(response.body).not.toContain('outside');
    expect([response.statusCode, response.json().code]).toEqual([404, 'route.notFound']);
  });

  it.each([
    ['/gone', 404, '没有这个地址'],
    ['/m/gone', 404, '没有这个地址'],
    ['/console/%00', 404, '没有这个地址'],
    ['/s/%ff', 400, '请求格式不正确'],
  ])('shows a person who looks for %s the way back', async (url, status, words) => {
    const accept = 'text/html,application/xhtml+xml,*/*;q=0.8';
    const { statusCode, headers, body } = await get(url, { accept });
    expect([statusCode, headers['content-type']]).toEqual([status, 'text/html; charset=utf-8']);
    expect(headers.vary).toMatch(/accept/);
    expect(body).toContain(words);
    expect(body).toContain('<a href="/">返回首页</a>');
  });

  it('answers programs, and the API always, with data', async () => {
    for (const [url, accept] of [
      ['/gone', '*/*'],
      ['/api/v1/gone', 'text/html'],
    ]) {
      expect((await get(url!, { accept: accept! })).headers['content-type']).toMatch(/problem/);
    }
  });

  it('allows the page’s own inline script by its hash, and no other', async () => {
    const policy = String((await get('/console/')).headers['content-security-policy']);
    expect(policy).toMatch(/script-src 'self' 'sha256-[\w+/=]{44}';/);
  });
});
