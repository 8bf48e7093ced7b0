import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  openConsole,
  openPhone,
  serveStatic,
  startProduct,
  waitUntil,
  type Product,
  type Screen,
} from './harness';

/** A stand-in for the server: counts its starts in the data folder, and is ready after a moment. */
const standIn = `
const { createServer } = require('node:http');
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const file = process.env.DATA_DIR + '/starts';
const starts = (existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0) + 1;
writeFileSync(file, String(starts));
if (process.env.BROKEN) { console.error('no database'); process.exit(3); }
let ready = false;
setTimeout(() => { ready = true; }, 300);
console.log('start ' + starts + ' demo ' + process.env.DEMO);
createServer((request, response) => {
  response.writeHead(request.url === '/health/ready' && !ready ? 503 : 200).end(String(starts));
}).listen(Number(process.env.PORT), '127.0.0.1');
process.on('SIGTERM', () => { console.log('goodbye'); process.exit(0); });
`;

jest.setTimeout(60_000);

let dir: string;
let entry: string;

beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'wide-angle-harness-'));
  entry = path.join(dir, 'server.cjs');
  await writeFile(entry, standIn);
});

afterAll(() => rm(dir, { recursive: true, force: true }));

describe('the product as a process', () => {
  it('is ready when given, keeps its data through a kill and a restart, and leaves nothing', async () => {
    const product: Product = await startProduct({ entry });
    const ask = async (): Promise<string> => (await fetch(product.baseUrl)).text();
    expect((await fetch(`${product.baseUrl}/health/ready`)).status).toBe(200);
    expect(await ask()).toBe('1');

    await product.kill9();
    await expect(ask()).rejects.toThrow();
    expect(product.logs()).not.toContain('goodbye');

    await product.restart();
    expect(await ask()).toBe('2');
    expect(product.logs()).toContain('start 2 demo 1');

    await product.stop();
    expect(product.logs()).toContain('goodbye');
    expect(existsSync(product.dataDir)).toBe(false);
    await expect(ask()).rejects.toThrow();
  });

  it('fails with the words of a server that does not start', async () => {
    await expect(startProduct({ entry, env: { BROKEN: '1' } })).rejects.toThrow('no database');
  });
});

describe('a screen on the web', () => {
  it('is a Chinese phone, takes pictures, and fails for errors that nobody explained', async () => {
    await writeFile(
      path.join(dir, 'index.html'),
      `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width">
       <title>走查</title><button onclick="setTimeout(() => { throw new Error('坏了') })">按</button>`,
    );
    const site = await serveStatic(dir, '/m/');
    const phone: Screen = await openPhone({ baseUrl: site.baseUrl, name: 'harness' });
    const facts = await phone.page.evaluate(() => ({
      width: innerWidth,
      height: innerHeight,
      ratio: devicePixelRatio,
      touch: navigator.maxTouchPoints > 0,
      language: navigator.language,
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    }));
    expect(facts).toEqual({
      width: 375,
      height: 812,
      ratio: 2,
      touch: true,
      language: 'zh-CN',
      zone: 'Asia/Shanghai',
    });
    expect(existsSync(await phone.picture('button'))).toBe(true);
    await phone.page.getByRole('button', { name: '按' }).tap();
    await waitUntil(() => phone.errors.length > 0, { what: 'the error' });
    await expect(phone.close()).rejects.toThrow('坏了');

    const desk = await openConsole({ baseUrl: site.baseUrl, name: 'desk', path: '/m/' });
    expect(await desk.page.evaluate(() => [innerWidth, innerHeight])).toEqual([1440, 900]);
    await desk.close();
    await site.close();
  });
});
