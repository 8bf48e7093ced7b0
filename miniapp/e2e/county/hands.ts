import type { Target } from '../harness';
import { DEMO_PASSWORD, type Login } from './person';

/** Signs in on the page that asks for it: with WeChat where the app runs in it, else with the demo's account. */
export async function signInHere(app: Target, login: Login): Promise<void> {
  if (app.kind !== 'h5') {
    await app.tap('微信登录', { timeout: 30_000 });
  } else {
    await app.fill('.wa-input', login, { nth: 0, timeout: 30_000 });
    await app.fill('.wa-input', DEMO_PASSWORD, { nth: 1 });
    await app.tap('.wa-button--primary');
  }
  await app.waitGone('小事不出小区，大事不出社区', { timeout: 20_000 });
}

/** Adds files through the tile of their kind and waits until all have arrived at the server. */
export async function attach(app: Target, kind: '照片' | '视频', files: string[]): Promise<void> {
  const arrived = `[aria-label="${kind}，已上传"]`;
  const before = await app.count(arrived);
  await app.device.nextMedia(files);
  await app.tap(`[aria-label="添加${kind}"]`);
  const last = before + files.length - 1;
  await app.element(arrived, { nth: last, timeout: 60_000 });
}

/** Opens one of the actions behind 更多操作. */
export async function chooseAction(app: Target, label: string): Promise<void> {
  await app.tap('更多操作', { in: '.wa-page__footer' });
  await app.tap(label, { in: '.wa-sheet' });
}

/** Sends the open form and waits until it is gone. */
export async function sendForm(app: Target): Promise<void> {
  await app.tap('.wa-sheet__footer .wa-button');
  await app.waitGone('.wa-sheet', { timeout: 20_000 });
}
