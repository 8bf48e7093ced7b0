import { setTimeout as sleep } from 'node:timers/promises';
import type { Persona } from '../../testing/personas.js';
import type { TestApp } from '../../testing/start-test-app.js';
import { aPerson, leftBehind, startMediaApp, temporaryFiles } from './testing/media-world.js';
import { clip, photo } from './testing/samples.js';
import { SlowClient } from './testing/slow-client.js';

/** Uploads over real sockets, where refusing somebody who is still sending is the hard part. */
const MEGABYTE = 1024 * 1024;
const NOTHING = { rows: 0, files: 0, temporary: 0 };

let test: TestApp;
let person: Persona;
let picture: Buffer;

beforeAll(async () => {
  test = await startMediaApp({ hasFfmpeg: false });
  person = await aPerson(test);
  picture = await photo();
});
afterAll(() => test.close());

/** The most memory that this process, server and client, had more than at first, in megabytes. */
async function memoryOf(work: () => Promise<void>): Promise<number> {
  const before = process.memoryUsage().rss;
  let highest = before;
  const watch = setInterval(() => (highest = Math.max(highest, process.memoryUsage().rss)), 5);
  await work();
  clearInterval(watch);
  return (highest - before) / MEGABYTE;
}

async function whenTemporary(isThere: boolean): Promise<void> {
  for (let i = 0; i < 200 && temporaryFiles(test).length > 0 !== isThere; i++) await sleep(10);
}

describe('a file of 200 MB', () => {
  it.each([
    ['photo', 15, () => picture],
    ['video', 80, () => clip('upright.mp4')],
  ])('called a %s is refused at %d MB, in little memory', async (_, limit, head) => {
    const client = await SlowClient.connect(test, person);
    const memory = await memoryOf(async () => {
      await client.begin(200 * MEGABYTE);
      await client.send(head(), 200 * MEGABYTE);
    });
    const { status, body } = await client.answer();
    expect([status, body.code]).toEqual([413, 'media.tooLarge']);
    expect(body.detail).toContain('15 MB');
    // What lies in the sockets' buffers counts as sent.
    expect(client.sentAtAnswer / MEGABYTE).toBeGreaterThanOrEqual(limit);
    expect(client.sentAtAnswer / MEGABYTE).toBeLessThan(limit + 30);
    expect(memory).toBeLessThan(100);
    expect(await leftBehind(test)).toEqual(NOTHING);
    client.socket.destroy();
  });

  it('gets its answer also when the connection closes with it', async () => {
    const client = await SlowClient.connect(test, person);
    await client.begin(200 * MEGABYTE, 'close');
    await client.send(picture, 200 * MEGABYTE);
    expect(await client.answer()).toMatchObject({ status: 413, body: { code: 'media.tooLarge' } });
  });

  it('of a wrong kind is refused at once', async () => {
    const client = await SlowClient.connect(test, person);
    await client.begin(200 * MEGABYTE);
    await client.send(Buffer.from('MZ'), 200 * MEGABYTE);
    expect(await client.answer()).toMatchObject({
      status: 415,
      body: { code: 'media.unsupported' },
    });
    expect(client.sentAtAnswer / MEGABYTE).toBeLessThan(30);
    expect(await leftBehind(test)).toEqual(NOTHING);
    client.socket.destroy();
  });

  it('can be followed by a good one over the same connection', async () => {
    const client = await SlowClient.connect(test, person);
    await client.begin(20 * MEGABYTE);
    await client.send(picture, 20 * MEGABYTE);
    expect((await client.answer()).status).toBe(413);
    await client.begin(picture.length);
    await client.send(picture);
    expect((await client.answer()).status).toBe(200);
    client.socket.destroy();
  });
});

describe('a client that goes away', () => {
  it('in the middle of its file leaves nothing', async () => {
    const before = await leftBehind(test);
    const client = await SlowClient.connect(test, person);
    await client.begin(MEGABYTE);
    await client.write(picture.subarray(0, 6000));
    await whenTemporary(true);
    expect(temporaryFiles(test)).toHaveLength(1);
    client.socket.destroy();
    await whenTemporary(false);
    expect(await leftBehind(test)).toEqual({ ...before, temporary: 0 });
  });

  it('after a refusal disturbs nobody', async () => {
    const client = await SlowClient.connect(test, person);
    await client.begin(200 * MEGABYTE);
    await client.write(Buffer.alloc(MEGABYTE));
    expect((await client.answer()).body.code).toBe('media.unsupported');
    client.socket.destroy();
    const next = await SlowClient.connect(test, person);
    await next.begin(picture.length);
    await next.send(picture);
    expect((await next.answer()).status).toBe(200);
    next.socket.destroy();
  });
});
