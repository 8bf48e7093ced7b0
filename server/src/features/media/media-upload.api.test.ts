import { IDEMPOTENCY_HEADER } from '@wide-angle/shared';
import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { insertRows } from '../../platform/database/plain-rows.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids.js';
import type { Persona } from '../../testing/personas.js';
import type { TestApp } from '../../testing/start-test-app.js';
import { MediaRow } from './media.entity.js';
import {
  aPerson,
  around,
  authorization,
  leftBehind,
  post,
  startMediaApp,
  storedFiles,
  upload,
  uploaded,
  UPLOAD_PATH,
} from './testing/media-world.js';
import { clip, flatPng, photo } from './testing/samples.js';

let test: TestApp;
let person: Persona;

beforeAll(async () => {
  test = await startMediaApp();
  person = await aPerson(test);
});
afterAll(() => test.close());

/** Runs something and says what it added. */
async function adds(work: () => Promise<unknown>) {
  const before = await leftBehind(test);
  await work();
  const after = await leftBehind(test);
  return {
    rows: after.rows - before.rows,
    files: after.files - before.files,
    temporary: after.temporary,
  };
}

const NOTHING = { rows: 0, files: 0, temporary: 0 };
const ONE_PHOTO = { rows: 1, files: 2, temporary: 0 };

async function served(address: string): Promise<Buffer> {
  const response = await test.inject({ method: 'GET', url: address });
  expect(response.statusCode).toBe(200);
  return response.rawPayload;
}

describe('uploading a photo', () => {
  it('keeps a large and a small picture and shows them by signed addresses', async () => {
    let answer: Awaited<ReturnType<typeof upload>> | undefined;
    const added = await adds(async () => {
      answer = await upload(test, person, await photo({ width: 3000, height: 2000 }));
    });
    expect(added).toEqual(ONE_PHOTO);
    const { status, view } = answer!;
    expect(status).toBe(200);
    expect(view).toMatchObject({ kind: 'image', width: 2560, height: 1707, durationSeconds: null });
    const full = await sharp(await served(view.url)).metadata();
    const thumb = await sharp(await served(view.thumbnailUrl!)).metadata();
    expect([full.width, full.height, full.format]).toEqual([2560, 1707, 'jpeg']);
    expect([thumb.width, thumb.height, thumb.format]).toEqual([480, 320, 'jpeg']);
  });

  it('writes a row that says what is stored, and nothing of the name that it came under', async () => {
    const { id } = await uploaded(test, person, await photo());
    const row = await test.app.get(UnitOfWork).reader.findOneByOrFail(MediaRow, { id });
    expect(row).toMatchObject({
      ...{ ownerPersonId: person.personId, kind: 'image', state: 'ready' },
      ...{ contentType: 'image/jpeg', width: 800, height: 600, durationMs: null, hasPreview: true },
      ...{ createdAt: test.clock.now(), attachedTicketId: null, attachedAt: null },
    });
    expect(row.bytes).toBe(
      (await served((await uploaded(test, person, await photo())).url)).length,
    );
    expect(row.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(storedFiles(test).filter((name) => name.includes(id))).toHaveLength(2);
  });

  it.each(['jpeg', 'png', 'webp'] as const)('takes a %s, whatever it is called', async (format) => {
    const bytes = await photo({ format });
    const options = { filename: '../../etc/发票.exe', type: 'application/octet-stream' };
    const { status, view } = await upload(test, person, bytes, options);
    expect(status).toBe(200);
    expect(view.kind).toBe('image');
  });

  it('removes camera, owner and position', async () => {
    const sent = await photo();
    expect(sent.includes('Secret Phone')).toBe(true);
    const view = await uploaded(test, person, sent);
    for (const address of [view.url, view.thumbnailUrl!]) {
      const bytes = await served(address);
      expect((await sharp(bytes).metadata()).exif).toBeUndefined();
      expect(bytes.includes('Secret Phone') || bytes.includes('Zhang San')).toBe(false);
    }
  });

  it('turns a photo upright', async () => {
    const view = await uploaded(test, person, await photo({ orientation: 6 }));
    expect(view).toMatchObject({ width: 600, height: 800 });
  });

  it('takes forty at once', async () => {
    const bytes = await photo({ width: 1600, height: 1200 });
    const someone = await aPerson(test);
    const added = await adds(async () => {
      const all = Array.from({ length: 40 }, () => upload(test, someone, bytes));
      expect((await Promise.all(all)).map(({ status }) => status)).toEqual(Array(40).fill(200));
    });
    expect(added).toEqual({ rows: 40, files: 80, temporary: 0 });
  });
});

describe('the same upload again', () => {
  it('is the upload of the first time', async () => {
    const [key, bytes] = [randomUUID(), await photo()];
    const added = await adds(async () => {
      const first = await upload(test, person, bytes, { key });
      const again = await upload(test, person, bytes, { key });
      expect(again.view.id).toBe(first.view.id);
    });
    expect(added).toEqual(ONE_PHOTO);
  });

  it('also when both come at once', async () => {
    const [key, bytes] = [randomUUID(), await photo()];
    const added = await adds(async () => {
      const both = await Promise.all([1, 2, 3].map(() => upload(test, person, bytes, { key })));
      expect(new Set(both.map(({ view }) => view.id)).size).toBe(1);
    });
    expect(added).toEqual(ONE_PHOTO);
  });

  it('with other bytes is refused', async () => {
    const key = randomUUID();
    await upload(test, person, await photo(), { key });
    const added = await adds(async () => {
      const { status, problem } = await upload(test, person, await photo({ width: 90 }), { key });
      expect([status, problem.code]).toEqual([409, 'request.repeatedDifferently']);
    });
    expect(added).toEqual(NOTHING);
  });

  it('by somebody else is his own', async () => {
    const [key, bytes, other] = [randomUUID(), await photo(), await aPerson(test)];
    const mine = await upload(test, person, bytes, { key });
    const his = await upload(test, other, bytes, { key });
    expect(his.status).toBe(200);
    expect(his.view.id).not.toBe(mine.view.id);
  });

  it('after a refusal works: nothing was noted', async () => {
    const key = randomUUID();
    const bytes = await photo();
    await upload(test, person, bytes.subarray(0, 3000), { key });
    expect((await upload(test, person, bytes, { key })).status).toBe(200);
  });
});

describe('what is refused, without a trace', () => {
  const words = (text: string) => () => Promise.resolve(Buffer.from(text));
  const cut = async (bytes: Buffer | Promise<Buffer>, part: number) => {
    const whole = await bytes;
    return whole.subarray(0, Math.floor(whole.length * part));
  };

  it.each([
    ['a program named photo.jpg', 415, 'media.unsupported', words(`MZ${'\0'.repeat(9000)}`)],
    ['SVG', 415, 'media.unsupported', words('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['GIF that is a script as well', 415, 'media.unsupported', words('GIF89a/*\0\0*/=1;alert(1)')],
    ['a page', 415, 'media.unsupported', words('<!doctype html><script>alert(1)</script>')],
    ['an empty file', 422, 'media.broken', words('')],
    ['a photo cut off', 422, 'media.broken', () => cut(photo(), 0.7)],
    ['a photo that is only its first bytes', 422, 'media.broken', () => cut(photo(), 0.01)],
    [
      'a decompression bomb',
      422,
      'media.tooManyPixels',
      () => Promise.resolve(flatPng(20_000, 6_000)),
    ],
    ['a video cut off', 422, 'media.broken', () => cut(clip('upright.mp4'), 0.7)],
    ['a video of more than a minute', 422, 'media.tooLong', () => cut(clip('long.mp4'), 1)],
    ['sound', 415, 'media.unsupported', () => cut(clip('sound.mp4'), 1)],
  ])('%s', async (_, status, code, bytes) => {
    const sent = await bytes();
    const added = await adds(async () => {
      const { problem, ...answer } = await upload(test, person, sent);
      expect([answer.status, problem.code]).toEqual([status, code]);
      expect(problem.detail).toMatch(/^[\u4e00-\u9fff].*。$/);
    });
    expect(added).toEqual(NOTHING);
  });

  it.each([
    ['a form without a file', () => around().behind.subarray(2), 'input.malformed'],
    ['a form that ends before its file', () => around().before, 'input.malformed'],
    [
      'a form that ends in its file',
      () => Buffer.concat([around().before, clip('upright.mp4')]),
      'media.broken',
    ],
    ['no form at all', () => Buffer.from('hello'), 'input.malformed'],
    ['nothing', () => Buffer.alloc(0), 'input.malformed'],
  ])('%s', async (_, payload, code) => {
    const added = await adds(async () => {
      expect((await post(test, person, payload())).problem.code).toBe(code);
    });
    expect(added).toEqual(NOTHING);
  });

  it('JSON instead of a form', async () => {
    const { status, problem } = await post(test, person, Buffer.from('{"a":1}'), {
      type: 'application/json',
    });
    expect([status, problem.code]).toEqual([400, 'input.malformed']);
  });

  it('a part of another name', async () => {
    const bytes = await photo();
    const added = await adds(async () => {
      const { problem } = await upload(test, person, bytes, { part: 'photo' });
      expect(problem.code).toBe('input.malformed');
    });
    expect(added).toEqual(NOTHING);
  });

  it('two files in one form', async () => {
    const [bytes, { before, behind }] = [await photo(), around()];
    const middle = Buffer.from('\r\n');
    const added = await adds(async () => {
      const form = Buffer.concat([before, bytes, middle, before, bytes, behind]);
      expect((await post(test, person, form)).problem.code).toBe('input.malformed');
    });
    expect(added).toEqual(NOTHING);
  });

  it('nobody, and a request without number', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    const anonymous = await test.inject({ method: 'POST', url: UPLOAD_PATH, headers });
    expect(anonymous.json()).toMatchObject({ status: 401, code: 'session.missing' });
    const unnumbered = await test.inject({
      method: 'POST',
      url: UPLOAD_PATH,
      headers: { ...headers, ...authorization(person), [IDEMPOTENCY_HEADER]: '' },
    });
    expect(unnumbered.json()).toMatchObject({ status: 400, code: 'input.idempotencyKey' });
  });

  it('the sixty-first upload that belongs to nothing', async () => {
    const hoarder = await aPerson(test);
    const { id, ...like } = await test.app
      .get(UnitOfWork)
      .reader.findOneByOrFail(MediaRow, { ownerPersonId: person.personId });
    const rows = Array.from({ length: 60 }, () => ({
      ...like,
      id: newId(),
      ownerPersonId: hoarder.personId,
    }));
    await test.app.get(UnitOfWork).run((tx) => insertRows(tx, MediaRow, rows));
    expect(id).toBeTruthy();
    const { status, problem } = await upload(test, hoarder, await photo());
    expect([status, problem.code]).toEqual([429, 'request.tooMany']);
  });
});
