import { DAY, HOUR, ORPHAN_HOURS } from '@wide-angle/shared';
import fs from 'node:fs';
import path from 'node:path';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids.js';
import type { Persona } from '../../testing/personas.js';
import type { TestApp } from '../../testing/start-test-app.js';
import { mediaKey } from './delivery/media-keys.js';
import { MediaRow } from './media.entity.js';
import { Media } from './media.js';
import { StoredFiles } from './stored-files.js';
import {
  aPerson,
  leftBehind,
  startMediaApp,
  storedFiles,
  uploaded,
} from './testing/media-world.js';
import { photo } from './testing/samples.js';
import { CleanUpMedia } from './use-cases/clean-up-media.js';

let test: TestApp;
let person: Persona;
let small: Buffer;

beforeEach(async () => {
  test = await startMediaApp({ hasFfmpeg: false });
  person = await aPerson(test);
  small = await photo({ width: 60, height: 40 });
});
afterEach(() => test.close());

const cleanUp = () => test.app.get(CleanUpMedia).run();
const inStorage = (key: string) => path.join(test.config.dataDir, 'files', key);

/** A stored file that no row speaks of, last written `age` before the clock's now. */
function stray(key: string, age: number): string {
  const file = inStorage(key);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, 'left by a crash');
  const seconds = (test.clock.now() - age) / 1000;
  fs.utimesSync(file, seconds, seconds);
  return file;
}

/** The disk's clock is the machine's; this sets what is stored back to the test's now. */
function settleFiles(): void {
  const seconds = test.clock.now() / 1000;
  storedFiles(test).forEach((key) => fs.utimesSync(inStorage(key), seconds, seconds));
}

describe('uploads that nobody took up', () => {
  it('go with their files after a day, attached ones stay', async () => {
    const [orphan, used] = [
      await uploaded(test, person, small),
      await uploaded(test, person, small),
    ];
    const { personId } = person;
    await test.app
      .get(UnitOfWork)
      .run((tx) => test.app.get(Media).attach(tx, [used.id], personId, newId()));
    settleFiles();
    test.clock.forward(ORPHAN_HOURS * HOUR);
    expect(await cleanUp()).toEqual({ orphans: 0, strays: 0 });
    test.clock.forward(1);
    expect(await cleanUp()).toEqual({ orphans: 1, strays: 0 });
    expect(await leftBehind(test)).toEqual({ rows: 1, files: 2, temporary: 0 });
    expect(storedFiles(test).every((key) => key.includes(used.id))).toBe(true);
    expect((await test.inject({ method: 'GET', url: orphan.url })).statusCode).toBe(403);
    test.clock.forward(30 * DAY);
    expect(await cleanUp()).toEqual({ orphans: 0, strays: 0 });
  });

  it('two runs at once remove each of them once', async () => {
    for (let i = 0; i < 5; i++) await uploaded(test, person, small);
    settleFiles();
    test.clock.forward(ORPHAN_HOURS * HOUR + 1);
    const runs = await Promise.all([cleanUp(), cleanUp(), cleanUp()]);
    expect(runs.reduce((sum, { orphans }) => sum + orphans, 0)).toBe(5);
    expect(await leftBehind(test)).toEqual({ rows: 0, files: 0, temporary: 0 });
  });

  it('a run that is told to stop leaves the rest to the next', async () => {
    await uploaded(test, person, small);
    test.clock.forward(ORPHAN_HOURS * HOUR + 1);
    const nothing = await test.app.get(CleanUpMedia).run(AbortSignal.abort());
    expect(nothing).toEqual({ orphans: 0, strays: 0 });
    expect((await leftBehind(test)).rows).toBe(1);
  });
});

describe('files that a crash left without a row', () => {
  it('go after a day, younger ones and those of a row stay', async () => {
    const { id } = await uploaded(test, person, small);
    settleFiles();
    const dead = newId();
    const old = [
      stray(mediaKey(dead, 'full'), DAY + 1000),
      stray(mediaKey(dead, 'thumb'), DAY + 1000),
      stray(`${mediaKey(id, 'full')}.${newId()}.part`, DAY + 1000),
      stray('media/strange', 2 * DAY),
    ];
    const young = stray(mediaKey(newId(), 'full'), DAY - 1000);
    const foreign = stray('posters/a', 9 * DAY);
    expect(await cleanUp()).toEqual({ orphans: 0, strays: 4 });
    expect(old.map((file) => fs.existsSync(file))).toEqual([false, false, false, false]);
    expect([young, foreign].map((file) => fs.existsSync(file))).toEqual([true, true]);
    expect(storedFiles(test).filter((key) => key.includes(id))).toHaveLength(2);
  });

  it('an upload that is under way is none, even if the clock is far ahead', async () => {
    const source = path.join(test.config.dataDir, 'source');
    fs.writeFileSync(source, 'bytes');
    // The clock of a demo may stand weeks before or behind the disk's.
    test.clock.set(Date.UTC(2100, 0));
    const id = newId();
    await test.app.get(StoredFiles).keep(id, { full: source }, async () => {
      expect(await cleanUp()).toEqual({ orphans: 0, strays: 0 });
      expect(fs.existsSync(inStorage(mediaKey(id, 'full')))).toBe(true);
      return id;
    });
    expect(await cleanUp()).toEqual({ orphans: 0, strays: 1 });
  });

  it('a row that cannot be written takes its files along', async () => {
    const source = path.join(test.config.dataDir, 'source');
    fs.writeFileSync(source, 'bytes');
    const work = test.app
      .get(StoredFiles)
      .keep(newId(), { full: source, thumb: source }, () => Promise.reject(new Error('no row')));
    await expect(work).rejects.toThrow('no row');
    expect(storedFiles(test)).toEqual([]);
  });
});

it('a row never outlives its files in the order of deletion', async () => {
  await uploaded(test, person, small);
  test.clock.forward(ORPHAN_HOURS * HOUR + 1);
  const files = test.app.get(StoredFiles);
  const rowsAtRemoval: number[] = [];
  const remove = files.remove.bind(files);
  files.remove = async (id) => {
    rowsAtRemoval.push(await test.app.get(UnitOfWork).reader.countBy(MediaRow, { id }));
    await remove(id);
  };
  await cleanUp();
  expect(rowsAtRemoval).toEqual([0]);
});
