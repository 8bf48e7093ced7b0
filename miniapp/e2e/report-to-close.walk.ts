import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { createTestMedia, openTarget, targetKinds, type Target, type TestMedia } from './harness';
import { openCounty, OPENING_MS, pageOfCode, type County } from './county/county';
import { attach, chooseAction, sendForm, signInHere } from './county/hands';
import { inOrder } from './county/in-order';
import type { Login } from './county/person';
import { strippedFiles } from './county/stored-media';

/**
 * The whole of the product in one story, written once: an owner scans the code in the lift and reports, a worker
 * claims, asks, and resolves, the owner answers, confirms and rates. On H5 in Chromium, on the WeChat bundle in its
 * vm, and in WeChat DevTools where there is one.
 */
jest.setTimeout(240_000);

const pictures = path.resolve(__dirname, '../../test-results/screens');

let county: County;
let media: TestMedia;

beforeAll(async () => {
  await mkdir(pictures, { recursive: true });
  county = await openCounty();
  media = await createTestMedia();
}, OPENING_MS);

afterAll(async () => {
  await media?.remove();
  await county?.close();
});

describe.each(targetKinds())('from report to close on %s', (kind) => {
  const words = `电梯一到三楼就抖，还有响声，走查 ${kind}`;
  const step = inOrder();
  const open: Target[] = [];
  let owner: Target;
  let staff: Target;
  let ticketId: string;

  const phoneOf = async (login: Login, enter?: string): Promise<Target> => {
    const { baseUrl } = county;
    const app = await openTarget(kind, { baseUrl, enter, loginCode: () => `demo:${login}` });
    open.push(app);
    return app;
  };
  const picture = (app: Target, label: string): Promise<string> =>
    app.device.screenshot(path.join(pictures, `close-${kind}-${label}.png`));

  afterAll(async () => {
    for (const app of open) await app.close();
  });

  step(
    'the owner scans the code, signs in and stands before a form that knows the lift',
    async () => {
      owner = await phoneOf('owner', await pageOfCode(county));
      await signInHere(owner, 'owner');
      await owner.onPage('pages/report/index');
      await owner.see(county.lift.label.split(' ')[0] ?? '');
      await owner.see('电梯停运属于“紧急”');
      await picture(owner, '1-form');
    },
  );

  step('reports with two photos and a video, and gets a number and a promise', async () => {
    await owner.fill('textarea', words);
    await attach(owner, '照片', [
      await media.photo(`${kind}-door`, '电梯门'),
      await media.photo(`${kind}-floor`, '三楼'),
    ]);
    await attach(owner, '视频', [await media.video(`${kind}-lift`)]);
    await picture(owner, '2-filled');
    await owner.tap('.wa-page__footer .wa-button');
    await owner.see('已经收到', { timeout: 20_000 });
    await owner.see('前领取');
    await picture(owner, '3-received');
    await owner.tap('看这件诉求');
    await owner.onPage('pages/ticket/index');
    await owner.see(words);
    await owner.see('待领取');
    ticketId = String((await owner.page()).query['id']);
  });

  step('a worker finds it among the unclaimed and claims it', async () => {
    staff = await phoneOf('staff');
    await signInHere(staff, 'staff');
    await staff.onPage('work/pool/index');
    await staff.tap(words, { timeout: 20_000 });
    await staff.onPage('pages/ticket/index');
    await staff.tap('领取', { in: '.wa-page__footer' });
    await staff.see('处理中');
    await staff.see('正在办理');
    await picture(staff, '4-claimed');
  });

  step('asks, and the owner is asked on his first page and answers', async () => {
    await chooseAction(staff, '请业主补充');
    await staff.fill('.wa-sheet textarea', '是上行时抖还是下行时抖？');
    await sendForm(staff);
    await staff.see('待补充');
    await owner.go('pages/home/index');
    await owner.see('物业请您补充情况');
    await owner.tap(words);
    await owner.see('是上行时抖还是下行时抖？');
    await picture(owner, '5-asked');
    await owner.tap('补充情况', { in: '.wa-page__footer' });
    await owner.fill('.wa-sheet textarea', '上行时抖。');
    await sendForm(owner);
    await owner.see('处理中');
    await owner.see('上行时抖。');
  });

  step('the worker resolves it with a photo of the work', async () => {
    await staff.go(`pages/ticket/index?id=${ticketId}`);
    await staff.see('上行时抖。');
    await staff.tap('办结上报', { in: '.wa-page__footer' });
    await staff.fill('.wa-sheet textarea', '换了导轨滑块，试运行正常。');
    await attach(staff, '照片', [await media.photo(`${kind}-after`, '已修好')]);
    await picture(staff, '6-resolving');
    await sendForm(staff);
    await staff.see('待确认');
  });

  step('the owner confirms and rates, and the ticket is closed', async () => {
    await owner.go('pages/home/index');
    await owner.see('请您确认是否解决');
    await owner.tap(words);
    await owner.see('换了导轨滑块，试运行正常。');
    await owner.tap('确认并评价', { in: '.wa-page__footer' });
    await owner.tap('解决了', { in: '.wa-sheet' });
    await owner.tap('[aria-label="速度5星，很满意"]');
    await owner.tap('[aria-label="质量4星，满意"]');
    await owner.tap('[aria-label="态度5星，很满意"]');
    await owner.fill('.wa-sheet textarea', '来得快，修得好。');
    await picture(owner, '7-rating');
    await sendForm(owner);
    await owner.see('已办结');
    await owner.see('业主确认已解决');
    await owner.see('来得快，修得好。');
    await picture(owner, '8-closed');
  });

  step(
    'is stored as it was told, each step once, its pictures without the place they were taken',
    async () => {
      const person = county.person('owner');
      const ticket = await person.ticket(ticketId);
      expect(ticket).toMatchObject({
        state: 'closed',
        closedBy: 'reporter',
        isSolved: true,
        text: words,
        rating: { solved: true, speed: 5, quality: 4, attitude: 5, text: '来得快，修得好。' },
      });
      expect(ticket.media.map((one) => one.kind).sort()).toEqual(['image', 'image', 'video']);
      const steps = await person.timeline(ticketId);
      expect(steps.map((step) => step.type)).toEqual([
        ...['submit', 'claim', 'ask', 'supply', 'resolve', 'confirm'],
      ]);
      expect(steps.map((step) => step.seq)).toEqual([1, 2, 3, 4, 5, 6]);
      expect(steps[4]?.media).toHaveLength(1);
      const shown = [...ticket.media, ...(steps[4]?.media ?? [])];
      for (const file of await strippedFiles(county.baseUrl, shown)) {
        expect(file).toEqual({ kind: file.kind, hasBytes: true, tellsPlace: false });
      }
    },
  );
});
