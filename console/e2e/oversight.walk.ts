import type { Page } from 'playwright-core';
import { openConsole, type Screen } from '../../miniapp/e2e/harness';
import { openCounty, OPENING_MS, type County } from '../../miniapp/e2e/county/county';
import { inOrder } from '../../miniapp/e2e/county/in-order';
import { DEMO_PASSWORD } from '../../miniapp/e2e/county/person';
import { reportAtLift } from '../../miniapp/e2e/county/reports';

/** A community officer at her desk: what is late, why, and an order about it that the company gets at once. */
jest.setTimeout(120_000);

let county: County;
let desk: Screen;
let page: Page;

beforeAll(async () => {
  county = await openCounty();
}, OPENING_MS);

afterAll(async () => {
  await desk?.close();
  await county?.close();
});

describe('an officer with a late ticket', () => {
  const step = inOrder();
  const words = '电梯停着没人来，工作台走查';
  const demand = '今天内安排维保单位到场，恢复前每天向业主通报。';
  let id = '';

  step('signs in and finds it first among what is late', async () => {
    ({ id } = await reportAtLift(county, words));
    await county.forward(125);
    desk = await openConsole({ baseUrl: county.baseUrl, name: 'oversight' });
    page = desk.page;
    page.setDefaultTimeout(20_000);
    await page.getByLabel('账号', { exact: true }).fill('community');
    await page.getByLabel('密码', { exact: true }).fill(DEMO_PASSWORD);
    await page.keyboard.press('Enter');
    await page.locator('.rail-link', { hasText: '已超时' }).first().click();
    await page.locator(`[data-row="${id}"]`).first().waitFor();
    await desk.picture('1-late');
  });

  step('opens it beside the list and sees the red card and the missed limit', async () => {
    await page.locator(`[data-row="${id}"]`).first().click();
    await page.getByRole('heading', { name: '逾期记录' }).waitFor();
    await page.locator('.panel .words', { hasText: words }).waitFor();
    await page.locator('.panel .tag', { hasText: '红牌' }).first().waitFor();
    await desk.picture('2-ticket');
  });

  step('supervises it with a demand and a limit', async () => {
    await page
      .getByRole('group', { name: '可以做的事' })
      .getByRole('button', { name: '督办', exact: true })
      .click();
    const dialog = page.getByRole('dialog').last();
    await dialog.locator('textarea').first().fill(demand);
    await desk.picture('3-demand');
    await dialog.getByRole('button', { name: '督办', exact: true }).click();
    await dialog.getByRole('button', { name: '确认督办' }).click();
    await page.locator('.ant-modal').first().waitFor({ state: 'hidden' });
    await desk.picture('4-supervised');
    const order = page.locator('.panel-side a', { hasText: /督〔\d{4}〕\d+号/ });
    await order.first().waitFor();
    await order.first().click();
    await page.locator('.order .words', { hasText: demand }).first().waitFor();
    await desk.picture('5-order');
  });

  step('the company has it, with its limit', async () => {
    const { items } = await county.person('manager').api.order.list({ query: { limit: 50 } });
    const order = items.find(({ ticketId }) => ticketId === id);
    expect(order).toMatchObject({ state: 'issued', demand, isLate: false });
    expect(order?.dueAt).toEqual(expect.any(String));
    const ticket = await county.person('community').ticket(id);
    expect(ticket.orders).toHaveLength(1);
  });
});
