import { createServer, type IncomingMessage, type Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  createTestMedia,
  openTarget,
  serveStatic,
  targetKinds,
  type StaticSite,
  type Target,
  type TestMedia,
} from './harness';
import { describeMedia } from './harness/media';

/**
 * The harness looked at through the gallery of the kit, which needs no server. Walks of the product rest on this one:
 * when it fails, look here first.
 */
const dist = path.resolve(__dirname, '../dist');

jest.setTimeout(60_000);

let site: StaticSite;
let media: TestMedia;

beforeAll(async () => {
  site = await serveStatic(path.join(dist, 'h5-e2e'), '/m/');
  media = await createTestMedia();
});

afterAll(async () => {
  await site.close();
  await media.remove();
});

/** What the app's platform layer does on each target, without its report page. */
const chooser: Record<'h5' | 'weapp', string> = {
  weapp: `function () { return wx.chooseMedia({ count: 9 }).then(function (r) { return r.tempFiles; }); }`,
  h5: `function () {
    return new Promise(function (resolve) {
      var input = document.createElement('input');
      input.type = 'file'; input.multiple = true;
      input.onchange = function () {
        resolve(Array.from(input.files).map(function (file) { return { size: file.size }; }));
      };
      document.body.appendChild(input); input.click();
    });
  }`,
};

const kinds = targetKinds().filter((kind): kind is 'h5' | 'weapp' => kind !== 'devtools');

describe.each(kinds)('the harness on %s', (kind) => {
  let app: Target;

  beforeAll(async () => {
    const bundleDir = path.join(dist, 'weapp-e2e');
    app = await openTarget(kind, {
      baseUrl: site.baseUrl,
      bundleDir,
      enter: 'pages/gallery/index?part=kit',
    });
  });

  afterAll(() => app.close());

  it('reads the screen, white space aside', async () => {
    await app.see('组件样张');
    await app.see('26112248371');
    const page = await app.page();
    expect(page.path).toBe('pages/gallery/index');
    expect(page.query).toMatchObject({ part: 'kit' });
  });

  it('does not see what is hidden or not there, and says what was there instead', async () => {
    await expect(app.see('查无此文', { timeout: 300 })).rejects.toThrow(/查无此文.*\n.*组件样张/s);
    expect(await app.screenText()).not.toContain('gallery');
  });

  it('finds elements by class, tag and descent', async () => {
    expect(await app.count('.wa-cell')).toBe(3);
    expect(await app.count('view.wa-card .wa-cell')).toBe(3);
    expect(await app.textOf('.wa-cell', { nth: 2 })).toContain('诉求编号');
    const page = await app.page();
    expect(await page.$('.no-such-class')).toBeNull();
  });

  it('taps by text: a dialog of the kit opens and closes', async () => {
    await app.tap('长辈版');
    await app.see('撤回这件诉求？');
    await app.tap('撤回诉求');
    await app.waitGone('撤回这件诉求？');
  });

  it('refuses to tap a disabled button', async () => {
    await expect(app.tap('申请延期', { timeout: 500 })).rejects.toThrow('a tap on 申请延期');
  });

  it('opens a page without the pause of automator, types, and reads the values back', async () => {
    await app.go('pages/gallery/index?part=report');
    await app.fill('textarea', '三号楼漏水');
    expect(await app.valueOf('textarea')).toBe('三号楼漏水');
    await app.fill('.wa-input', '13800000000');
    expect(await app.valueOf('.wa-input')).toBe('13800000000');
  });

  it('chooses from a list in a sheet', async () => {
    await app.tap('.wa-select');
    await app.tap('时风小区');
    await app.waitGone('.wa-sheet');
    expect(await app.textOf('.wa-select')).toContain('时风小区');
  });

  it('walks along the stack of pages and back', async () => {
    await app.go('pages/gallery/index?part=kit');
    await app.miniProgram.callWxMethod('navigateTo', { url: '/pages/gallery/index?part=ticket' });
    await app.waitGone('长辈版');
    const stack = await app.miniProgram.pageStack();
    expect(stack.map((page) => page.path)).toEqual(['pages/gallery/index', 'pages/gallery/index']);
    await app.miniProgram.callWxMethod('navigateBack', { delta: 1 });
    await app.see('长辈版');
  });

  it('opens anew with what the phone had stored', async () => {
    await app.device.setStorage('wa.kept', 'yes');
    await app.reopen('pages/gallery/index?part=kit');
    await app.see('组件样张');
    expect(await app.device.storage('wa.kept')).toBe('yes');
    await app.device.clearStorage();
    expect(await app.device.storage('wa.kept')).toBeUndefined();
  });

  it('hands chosen files to the app', async () => {
    const photo = await media.photo('leak', '漏水');
    const video = await media.video('lift');
    await app.device.nextMedia([photo, video]);
    // Browsers open the file chooser only after a touch.
    await app.tap('诉求编号');
    const chosen = (await app.miniProgram.evaluate(chooser[kind])) as { size: number }[];
    expect(chosen).toHaveLength(2);
    expect(chosen[0]?.size).toBeGreaterThan(1000);
  });
});

describe('test media', () => {
  it('carry a place, as pictures from a phone do', async () => {
    const photo = await media.photo('exif');
    const video = await media.video('place');
    expect(await describeMedia(photo)).toEqual({
      kind: 'image',
      width: 640,
      height: 480,
      seconds: 0,
    });
    expect(await describeMedia(video)).toMatchObject({ kind: 'video', width: 320, height: 240 });
    expect((await readFile(photo)).includes('Exif')).toBe(true);
    expect((await readFile(video)).includes('+36.8661+116.2297/')).toBe(true);
  });
});

interface Seen {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}

describe('wx over real HTTP', () => {
  let server: Server;
  let app: Target;
  const seen: Seen[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.setEncoding('latin1');
      request.on('data', (chunk: string) => (body += chunk));
      request.on('end', () => {
        const { method = '', url = '', headers } = request;
        seen.push({ method, url, headers, body });
        response.writeHead(409, { 'content-type': 'application/json', 'x-trace': 't1' });
        response.end(JSON.stringify({ code: 'ticket.changed', 中文: '已被领取' }));
      });
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const address = server.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    app = await openTarget('weapp', {
      baseUrl: `http://127.0.0.1:${port}`,
      bundleDir: path.join(dist, 'weapp-e2e'),
      enter: 'pages/gallery/index',
      allowErrors: [/startBeaconDiscovery is not mocked/],
    });
  });

  afterAll(async () => {
    await app.close();
    server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  });

  const call = (method: string, options: object): Promise<unknown> =>
    app.miniProgram.evaluate(
      `function (method, options) {
        return new Promise(function (resolve) {
          options.success = resolve; options.fail = resolve; wx[method](options);
        });
      }`,
      method,
      options,
    ) as Promise<unknown>;

  it('sends JSON to this run’s server in place of the origin of the build, and gives any status', async () => {
    const answer = await call('request', {
      url: 'https://wide-angle.example.gov.cn/api/v1/tickets?a=1',
      method: 'POST',
      data: { text: '漏水' },
      header: { Authorization: 'Bearer x' },
    });
    expect(answer).toMatchObject({
      statusCode: 409,
      data: { code: 'ticket.changed', 中文: '已被领取' },
      header: { 'x-trace': 't1' },
      errMsg: 'request:ok',
    });
    const got = seen.at(-1);
    expect(got).toMatchObject({ method: 'POST', url: '/api/v1/tickets?a=1' });
    expect(got?.headers).toMatchObject({
      authorization: 'Bearer x',
      'content-type': 'application/json',
    });
    expect(Buffer.from(got?.body ?? '', 'latin1').toString('utf8')).toBe('{"text":"漏水"}');
  });

  it('refuses foreign hosts, and has no network when it is off', async () => {
    expect(await call('request', { url: 'https://example.com/' })).toMatchObject({
      errMsg: 'request:fail url not in domain list: https://example.com',
    });
    await app.device.online(false);
    expect(await call('request', { url: 'https://wide-angle.example.gov.cn/' })).toMatchObject({
      errMsg: 'request:fail net::ERR_INTERNET_DISCONNECTED',
    });
    await app.device.online(true);
  });

  it('uploads a chosen file as multipart with its fields', async () => {
    await app.device.nextMedia([await media.photo('upload')]);
    const { tempFiles } = (await call('chooseMedia', {})) as {
      tempFiles: { tempFilePath: string; size: number }[];
    };
    const [file] = tempFiles;
    const answer = await call('uploadFile', {
      url: 'https://wide-angle.example.gov.cn/api/v1/media',
      filePath: file?.tempFilePath,
      name: 'file',
      formData: { kind: 'photo' },
    });
    expect(answer).toMatchObject({ statusCode: 409, errMsg: 'uploadFile:ok' });
    const got = seen.at(-1);
    expect(got?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(got?.body).toContain('name="kind"\r\n\r\nphoto');
    expect(got?.body).toMatch(/name="file"; filename="[^"]+\.jpg"\r\nContent-Type: image\/jpeg/);
    expect(got?.body.length).toBeGreaterThan(file?.size ?? Infinity);
  });

  it('tells of functions of WeChat that nobody mocked', async () => {
    await call('startBeaconDiscovery', {});
    expect(app.errors().join()).toContain('wx.startBeaconDiscovery is not mocked');
  });
});
