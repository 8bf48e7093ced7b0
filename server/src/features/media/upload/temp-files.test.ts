import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { TempFiles } from './temp-files.js';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'temp-files-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const left = (name: string) => fs.writeFileSync(path.join(folder, name), 'left');

describe('TempFiles', () => {
  test('deletes all files of a piece of work, also when it fails', async () => {
    const files = new TempFiles(path.join(folder, 'new'));
    await files.open();
    const work = files.with(async (prefix) => {
      fs.writeFileSync(`${prefix}in`, '1');
      fs.writeFileSync(`${prefix}full`, '2');
      expect(fs.readdirSync(files.folder)).toHaveLength(2);
      throw new Error('refused');
    });
    await expect(work).rejects.toThrow('refused');
    expect(fs.readdirSync(files.folder)).toEqual([]);
  });

  test('two pieces of work do not touch each other', async () => {
    const files = new TempFiles(folder);
    await files.open();
    // The eleventh prefix begins like the first.
    for (let i = 0; i < 10; i++) {
      await files.with((prefix) => Promise.resolve(fs.writeFileSync(`${prefix}in`, '')));
    }
    await files.with(async (outer) => {
      fs.writeFileSync(`${outer}in`, 'outer');
      await files.with(async (inner) => fs.writeFileSync(`${inner}in`, 'inner'));
      expect(fs.readFileSync(`${outer}in`, 'utf8')).toBe('outer');
    });
    expect(fs.readdirSync(folder)).toEqual([]);
  });

  test('a dead process that nobody has waited for is dead', async () => {
    if (process.platform !== 'linux') return;
    // The shell becomes a `sleep` that never learns of its child's end.
    const parent = spawn('sh', ['-c', 'sleep 0.1 & echo $!; exec sleep 30']);
    const [pid] = (await once(parent.stdout, 'data')) as [Buffer];
    await new Promise((resolve) => setTimeout(resolve, 500));
    const zombie = Number(pid.toString());
    expect(() => process.kill(zombie, 0)).not.toThrow();
    left(`${zombie}-1.in`);
    await new TempFiles(folder).open();
    expect(fs.readdirSync(folder)).toEqual([]);
    parent.kill();
    await once(parent, 'exit');
  });

  test('a start deletes what dead processes left and leaves what a living one writes', async () => {
    const neighbour = spawn('sleep', ['30']);
    const dead = spawn('true');
    await once(dead, 'exit');
    left(`${neighbour.pid}-1.in`);
    left(`${dead.pid}-1.in`);
    left(`${process.pid}-7.in`);
    left('strange');
    await new TempFiles(folder).open();
    expect(fs.readdirSync(folder)).toEqual([`${neighbour.pid}-1.in`]);
    neighbour.kill();
    await once(neighbour, 'exit');
  });
});
