import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Locator, Page } from 'playwright-core';
import { openConsole, startProduct, type Product, type Screen } from '../../miniapp/e2e/harness';

/*
 * The officers' console over the built product in its demo: one order from the bureau's desk to the manager's and
 * back, the clock that makes work late, the keyboard, and accessibility measured in a real browser.
 */

jest.setTimeout(120_000);

const PASSWORD = 'demo1234';
const axeSource = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

let product: Product;
let desk: Screen;
let page: Page;

beforeAll(async () => {
  product = await startProduct({ readyMs: 240_000 });
}, 250_000);

afterAll(() => product?.stop());

beforeEach(async () => {
  desk = await openConsole({
    baseUrl: product.baseUrl,
    name: 'console',
    // Measured at rest: a list that is still fading in has no contrast yet.
    context: { reducedMotion: 'reduce' },
    // Three days on in the demo the access token has expired: it is renewed, and the browser notes the refusal.
    allowErrors: [/401/],
  });
  page = desk.page;
});

afterEach(() => desk.close());

async function signIn(login: string): Promise<void> {
  await page.getByLabel('账号', { exact: true }).fill(login);
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: '主导航' }).waitFor();
}

async function signOut(): Promise<void> {
  await page.locator('.account-button').click();
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByLabel('账号', { exact: true }).waitFor();
}

/** Rows that are really there: a table that waits for its answer shows grey bars, or the rows of the last question. */
const loadedRows = () => page.locator('.data-table[aria-busy=false] tbody tr');

/** Loads the rest of a list until a row of it is there. */
async function showUntil(row: Locator): Promise<void> {
  await loadedRows().first().waitFor();
  while ((await row.count()) === 0) {
    const rows = await loadedRows().count();
    await page.getByRole('button', { name: '加载更多' }).click();
    await loadedRows().nth(rows).waitFor();
  }
}

const openList = (title: string) => page.locator('.rail-link', { hasText: title }).first().click();

const act = (name: string) =>
  page
    .getByRole('group', { name: '可以做的事' })
    .getByRole('button', { name, exact: true })
    .click();

const dialog = () => page.getByRole('dialog').last();

async function accessibilityProblems(): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run(document);
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}

it('an order goes from the bureau to the manager and back, and is closed', async () => {
  await signIn('bureau');
  await openList('督办单');
  await page.getByText('待签发', { exact: true }).first().click();
  await page.waitForURL(/state=draft/);
  const row = loadedRows().filter({ hasText: '安居物业' }).first();
  await showUntil(row);
  await row.locator('.row-link').click();
  const demand = await page.locator('.order .words').first().innerText();

  await act('签发');
  await dialog().getByRole('button', { name: '签发', exact: true }).click();
  await dialog().getByRole('button', { name: '确认签发' }).click();
  const heading = page.getByRole('heading', { level: 1, name: /督〔\d{4}〕\d+号/ });
  await heading.waitFor();
  const number = await heading.innerText();
  await desk.picture('order-issued');
  await signOut();

  await signIn('manager');
  await openList('督办单');
  await page.getByRole('link', { name: number, exact: true }).click();
  expect(await page.locator('.order .words').first().innerText()).toBe(demand);
  await act('回复');
  await dialog().getByLabel('回复', { exact: true }).fill('已安排专人，今天办结。');
  await dialog().getByRole('button', { name: '回复', exact: true }).click();
  await page.getByText('待审回复', { exact: true }).waitFor();
  await signOut();

  await signIn('bureau');
  await openList('督办单');
  await page.getByText('待审回复', { exact: true }).first().click();
  await page.getByRole('link', { name: number, exact: true }).click();
  await act('通过并办结');
  await dialog().getByLabel('办结意见').fill('情况属实，同意办结。');
  await dialog().getByRole('button', { name: '通过并办结', exact: true }).click();
  await dialog().getByRole('button', { name: '确认通过并办结' }).click();
  await page.locator('.order .tag', { hasText: '已办结' }).waitFor();
});

it('the bureau marks tickets of one company in the list and issues one order about all of them', async () => {
  await signIn('bureau');
  await openList('全部在办');
  await loadedRows().first().waitFor();
  const boxes = page.locator('.data-table input[type=checkbox]:enabled');
  await boxes.first().focus();
  await page.keyboard.press('Space');
  const bar = page.getByRole('group', { name: '已选的工单' });
  await bar.getByText('已选 1 件').waitFor();
  const others = page.getByRole('checkbox', { name: /一张督办单只发给一家单位/ });
  expect(await others.count()).not.toBe(0);
  await bar.getByRole('button', { name: /^只看/ }).click();
  await page.waitForURL(/responsible=/);
  await loadedRows().first().waitFor();
  await others.first().waitFor({ state: 'detached' });
  await boxes.first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await bar.getByText('已选 2 件').waitFor();
  expect(await accessibilityProblems()).toEqual([]);
  await desk.picture('order-marked');

  await bar.getByRole('button', { name: '签发督办单' }).click();
  await dialog().getByLabel('督办要求').fill('同类问题集中整改，逐件回复办理结果。');
  expect(await accessibilityProblems()).toEqual([]);
  await desk.picture('order-together');
  await dialog().getByRole('button', { name: '签发', exact: true }).click();
  await dialog().getByRole('button', { name: '确认签发' }).click();
  await page.getByRole('heading', { name: '督办的工单（2 件）' }).waitFor();
});

it('a community officer calls an owner back, for a reason that is logged, and what is not solved is done again', async () => {
  await signIn('community');
  await openList('待回访');
  await loadedRows().first().locator('.row-link').click();
  await page.getByRole('heading', { name: '办理经过' }).waitFor();
  await page.getByRole('button', { name: '查看联系方式' }).click();
  await dialog().getByRole('button', { name: '查看', exact: true }).click();
  await dialog().getByText('请填写用途').waitFor();
  await dialog().getByLabel('用途').fill('低分回访');
  await dialog().getByRole('button', { name: '查看', exact: true }).click();
  await page.getByText('本次查看已记录').waitFor();
  expect(await page.locator('.contact a').innerText()).toMatch(/^1\d{10}$/);

  await act('回访');
  await dialog().getByText('没有解决', { exact: false }).last().click();
  await dialog().getByLabel('回访情况').fill('灯修好两天又灭了。');
  expect(await accessibilityProblems()).toEqual([]);
  await desk.picture('follow-up');
  await dialog().getByRole('button', { name: '回访', exact: true }).click();
  await dialog().getByRole('button', { name: '确认回访' }).click();
  await page.locator('.panel .tag', { hasText: '处理中' }).first().waitFor();
  await page.getByText('灯修好两天又灭了。').waitFor();
});

it('a community officer works by keyboard alone: find, open, and back to the row', async () => {
  await signIn('community');
  await openList('全部诉求');
  await page.locator('.row-link').first().waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('电梯');
  await page.waitForURL(/q=/);
  await page.locator('.data-table:not([aria-busy=true]) .row-link').first().focus();
  await page.keyboard.press('ArrowDown');
  const number = await page.evaluate(() => document.activeElement?.textContent);
  await page.keyboard.press('Enter');
  await page.getByLabel('工单概要').getByText(String(number)).waitFor();
  await page.waitForFunction(() => document.activeElement?.closest('.ant-drawer') !== null);
  await page.keyboard.press('Escape');
  await page.waitForFunction((text) => document.activeElement?.textContent === text, number);
});

it('the demo clock makes waiting work late, and the lists say so', async () => {
  await signIn('community');
  const late = page.locator('.rail-link', { hasText: '已超时' }).locator('.rail-count');
  await late.filter({ hasText: /\d/ }).waitFor();
  const before = Number.parseInt(await late.innerText(), 10);
  await page.getByRole('button', { name: '+3 天' }).click();
  await page.getByText(/时间已前进 3 天，自动发生 \d+ 件事。/).waitFor({ timeout: 60_000 });
  await page.waitForFunction(
    (count) =>
      Number.parseInt(document.querySelector('.rail-link .rail-count')?.textContent ?? '', 10) >
      count,
    before,
  );
});

it('pages and dialogs are free of accessibility problems, in light and in dark', async () => {
  expect(await accessibilityProblems()).toEqual([]);
  await signIn('bureau');
  for (const scheme of ['light', 'dark']) {
    if (scheme === 'dark') {
      await page.locator('.account-button').click();
      await page.getByRole('button', { name: '深色界面' }).click();
    }
    await openList('全部在办');
    await page.locator('.row-link').first().waitFor();
    expect(await accessibilityProblems()).toEqual([]);
    await page.locator('.row-link').first().click();
    await page.getByRole('heading', { name: '办理经过' }).waitFor();
    await act('督办');
    await dialog().getByLabel('回复期限', { exact: true }).click();
    await page.locator('.ant-picker-dropdown').waitFor();
    await desk.picture(`supervise-${scheme}`);
    expect(await accessibilityProblems()).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog().getByRole('button', { name: '取消' }).click();
    await page.keyboard.press('Escape');
    await openList('消息');
    await page.getByRole('heading', { level: 1, name: '消息' }).waitFor();
    expect(await accessibilityProblems()).toEqual([]);
  }
});
