import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import complaintAbout from './node-version.cjs';
import { chosenPort, needFreePort, needWritableFolder } from './preflight.mjs';

describe('the Node that is needed', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '100.1.0'])('%s will do', (version) => {
    expect(complaintAbout(version)).toBeNull();
  });

  it.each(['20.18.9', '18.20.0', '8.1.2'])('%s is refused in two languages', (version) => {
    expect(complaintAbout(version)).toMatch(
      /需要 Node\.js 20\.19[^]*Node\.js 20\.19 or newer is needed/,
    );
    expect(complaintAbout(version)).toContain(version);
  });
});

describe('the port', () => {
  it.each([
    [[], {}, 8765],
    [[], { PORT: '9000' }, 9000],
    [['--port', '9001'], { PORT: '9000' }, 9001],
    [['--port=9002'], {}, 9002],
  ])('%j with %j is %i', (args, env, port) => {
    expect(chosenPort(args, env)).toBe(port);
  });

  it.each([
    [['--port']],
    [['--port', '0']],
    [['--port', '65536']],
    [['--port=x']],
    [['--port', '1.5']],
  ])('%j is refused', (args) => {
    expect(() => chosenPort(args, {})).toThrow('npm start -- --port 8766');
  });

  it('is refused with the next one as advice while another program has it', async () => {
    const other = net.createServer();
    await new Promise((resolve) => other.listen(0, '127.0.0.1', () => resolve(undefined)));
    const { port } = /** @type {net.AddressInfo} */ (other.address());
    await expect(needFreePort(port)).rejects.toThrow(`--port ${port + 1}`);
    await new Promise((resolve) => other.close(resolve));
    await expect(needFreePort(port)).resolves.toBeUndefined();
  });
});

describe('the data folder', () => {
  let folder;
  beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'wide-angle-test-'))));
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

  it('is made when it is missing, and nothing is left in it', () => {
    needWritableFolder(path.join(folder, 'a/b'));
    expect(fs.readdirSync(path.join(folder, 'a/b'))).toEqual([]);
  });

  it('is refused when a file stands in its way', () => {
    fs.writeFileSync(path.join(folder, 'file'), '');
    for (const name of ['file', 'file/a/b']) {
      expect(() => needWritableFolder(path.join(folder, name))).toThrow('DATA_DIR=/path npm start');
    }
  });

  it('is refused where nobody can make a folder, instead of being tried for ever', () => {
    expect(() => needWritableFolder('/proc/x/y')).toThrow('DATA_DIR=/path npm start');
  });
});
