import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { askChecker, failure } from './checker.mjs';

let folder;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'checker-'));
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  jest.restoreAllMocks();
  fs.rmSync(folder, { recursive: true });
});

/** A checker that writes down each time it is asked, and then does as told. */
async function ask(then) {
  const diary = path.join(folder, 'asked');
  const ended = await askChecker('sh', ['-c', `echo asked >> ${diary}; ${then}`]);
  return { ...ended, times: fs.readFileSync(diary, 'utf8').trim().split('\n').length };
}

test('a verdict stands, whatever it is', async () => {
  expect(await ask('echo fine')).toMatchObject({ code: 0, output: 'fine\n', times: 1 });
  expect(await ask('echo wrong; exit 2')).toMatchObject({ code: 2, output: 'wrong\n' });
  expect(console.error).not.toHaveBeenCalled();
});

test('a crash is no verdict: the checker is asked once more, and the screen says so', async () => {
  const crashFirst = `test -e ${folder}/again || { touch ${folder}/again; kill -SEGV $$; }; exit 3`;
  expect(await ask(crashFirst)).toMatchObject({ code: 3, signal: null, times: 2 });
  expect(console.error).toHaveBeenCalledWith(expect.stringContaining('SIGSEGV'));
});

test('a second crash stands', async () => {
  expect(await ask('kill -ABRT $$')).toMatchObject({ code: 1, signal: 'SIGABRT', times: 2 });
});

test('one that was ended by somebody is not asked again', async () => {
  expect(await ask('kill -TERM $$')).toMatchObject({ code: 1, signal: 'SIGTERM', times: 1 });
});

test('a refusal tells what was found and how it ended', () => {
  const { message } = failure('tsc', { code: 2, signal: null, output: 'a.ts(1,1): error\n' });
  expect(message).toBe('a.ts(1,1): error\ntsc 没有通过。\ntsc ended with code 2.');
});
