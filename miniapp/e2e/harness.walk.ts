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
    await app.see('请您评价');
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
