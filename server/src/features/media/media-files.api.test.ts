import { MINUTE, type MediaView } from '@wide-angle/shared';
import fs from 'node:fs';
import path from 'node:path';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { TestApp } from '../../testing/start-test-app.js';
import { Media } from './media.js';
import { aPerson, startMediaApp, storedFiles, uploaded } from './testing/media-world.js';
import { clip, photo } from './testing/samples.js';

let test: TestApp;
let picture: MediaView;
let video: MediaView;

beforeAll(async () => {
  test = await startMediaApp({ hasFfmpeg: false });
  const person = await aPerson(test);
  picture = await uploaded(test, person, await photo());
  video = await uploaded(test, person, clip('upright.mp4'));
});
afterAll(() => test.close());

const get = (url: string, headers: Record<string, string> = {}) =>
  test.inject({ method: 'GET', url, headers });

const codeAt = async (url: string) => {
  const response = await get(url);
  expect(response.headers['content-type']).toMatch(/^application\/problem\+json/);
  const { status, code } = response.json();
  return [status, code];
};

describe('a signed address', () => {
  it('needs no sign-in, and tells browsers what they may do with the file', async () => {
    const { statusCode, headers } = await get(picture.url);
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': 'inline',
      'x-content-type-options': 'nosniff',
      'accept-ranges': 'bytes',
    });
    expect(headers['content-security-policy']).toContain('sandbox');
    const [, seconds] = /^private, max-age=(\d+), immutable$/.exec(
      headers['cache-control'] as string,
    )!;
    expect(Number(seconds)).toBeGreaterThanOrEqual(30 * 60);
    expect(Number(seconds)).toBeLessThanOrEqual(45 * 60);
  });

  it('expires', async () => {
    const before = test.clock.now();
    test.clock.forward(46 * MINUTE);
    expect(await codeAt(picture.url)).toEqual([403, 'media.expired']);
    const views = await test.app.get(Media).views([picture.id]);
    expect((await get(views.get(picture.id)!.url)).statusCode).toBe(200);
    test.clock.set(before);
  });

  it.each([
    ['another file', () => picture.url.replace(picture.id, video.id)],
    ['another form', () => picture.url.replace('/full', '/thumb')],
    ['a form that does not exist', () => picture.url.replace('/full', '/original')],
    ['a later expiry', () => picture.url.replace(/e=(\d+)/, (_, e) => `e=${Number(e) + 900}`)],
    ['another signature', () => picture.url.replace(/s=.{4}/, 's=AAAA')],
    ['no signature', () => picture.url.replace(/s=.*/, 's=')],
    ['an unknown id', () => picture.url.replace(picture.id, 'nothing')],
  ])('with %s leads nowhere', async (_, url) => {
    expect(await codeAt(url())).toEqual([404, 'media.notFound']);
  });

  it('with parts missing or doubled is a bad request, not a crash', async () => {
    const bare = picture.url.replace(/\?.*/, '');
    expect(await codeAt(bare)).toEqual([400, 'input.invalid']);
    expect(await codeAt(`${picture.url}&s=again`)).toEqual([400, 'input.invalid']);
  });
});

describe('reading in parts', () => {
  let whole: Buffer;
  beforeAll(async () => {
    whole = (await get(video.url)).rawPayload;
  });

  it('the whole says how long it is', async () => {
    const { headers } = await get(video.url);
    expect(headers['content-length']).toBe(String(whole.length));
  });

  it.each([
    ['bytes=0-1', 0, 1],
    ['bytes=100-199', 100, 199],
    ['bytes=1000-', 1000, null],
    ['bytes=-50', -50, null],
    ['bytes=5-99999999', 5, null],
  ])('%s', async (range, from, to) => {
    const { statusCode, headers, rawPayload } = await get(video.url, { range });
    const start = from < 0 ? whole.length + from : from;
    const end = to ?? whole.length - 1;
    expect(statusCode).toBe(206);
    expect(headers['content-range']).toBe(`bytes ${start}-${end}/${whole.length}`);
    expect(headers['content-length']).toBe(String(end - start + 1));
    expect(rawPayload.equals(whole.subarray(start, end + 1))).toBe(true);
  });

  it('behind the end', async () => {
    const { statusCode, headers } = await get(video.url, { range: `bytes=${whole.length}-` });
    expect(statusCode).toBe(416);
    expect(headers['content-range']).toBe(`bytes */${whole.length}`);
  });

  it('nonsense gives the whole', async () => {
    expect((await get(video.url, { range: 'bytes=5-2' })).statusCode).toBe(200);
    expect((await get(video.url, { range: 'bytes=0-1,4-5' })).statusCode).toBe(200);
  });

  it('the same again is not sent again', async () => {
    const etag = (await get(video.url)).headers.etag as string;
    const again = await get(video.url, { 'if-none-match': etag });
    expect([again.statusCode, again.rawPayload.length]).toEqual([304, 0]);
    const range = 'bytes=0-1';
    expect((await get(video.url, { range, 'if-range': etag })).statusCode).toBe(206);
    expect((await get(video.url, { range, 'if-range': '"other"' })).statusCode).toBe(200);
  });

  it('HEAD tells without sending', async () => {
    const head = await test.inject({ method: 'HEAD', url: video.url });
    expect([head.statusCode, head.rawPayload.length]).toEqual([200, 0]);
    expect(head.headers['content-length']).toBe(String(whole.length));
  });
});

describe('what is gone', () => {
  it('a withheld picture is served to nobody and shown nowhere', async () => {
    const { id, url } = await uploaded(test, await aPerson(test), await photo());
    const media = test.app.get(Media);
    const withhold = () => test.app.get(UnitOfWork).run((tx) => media.withhold(tx, id));
    expect(await withhold()).toBe(true);
    expect(await codeAt(url)).toEqual([404, 'media.notFound']);
    expect((await media.views([id])).size).toBe(0);
    expect(storedFiles(test).filter((name) => name.includes(id))).toHaveLength(2);
  });

  it('a file that the disk has lost is not found', async () => {
    const { id, url, thumbnailUrl } = await uploaded(test, await aPerson(test), await photo());
    const lost = storedFiles(test).find((name) => name.endsWith(path.join(id, 'full')))!;
    fs.rmSync(path.join(test.config.dataDir, 'files', lost));
    expect(await codeAt(url)).toEqual([404, 'media.notFound']);
    expect((await get(thumbnailUrl!)).statusCode).toBe(200);
  });
});
