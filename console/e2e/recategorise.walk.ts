import type { TicketView } from '@wide-angle/shared';
import { openConsole, type Screen } from '../../miniapp/e2e/harness';
import { openCounty, OPENING_MS, type County } from '../../miniapp/e2e/county/county';
import { inOrder } from '../../miniapp/e2e/county/in-order';
import { DEMO_PASSWORD } from '../../miniapp/e2e/county/person';
import { type Phone, phoneOf } from '../../miniapp/e2e/county/phones';
import { reportAtLift } from '../../miniapp/e2e/county/reports';

/** A manager asks for another category on a phone: refused from a desk, asked again, approved from a phone. */
jest.setTimeout(120_000);

let county: County;
let manager: Phone;
let community: Phone;
let desk: Screen;

beforeAll(async () => {
  county = await openCounty();
}, OPENING_MS);

afterAll(async () => {
  await Promise.all([manager?.close(), community?.close(), desk?.close()]);
  await county?.close();
});

/** Asks for the category on the phone that shows the ticket. */
async function ask(category: string, reason: string): Promise<void> {
  await manager.start('申请改类');
  await manager.find('.wa-sheet .wa-select').first().tap();
  await manager
    .find('.wa-sheet .wa-option__label', new RegExp(`^${category}$`))
    .first()
    .tap();
  await manager.write(reason);
  await manager.picture(`asks-${category}`);
  await manager.send();
}

describe('another category', () => {
  const step = inOrder();
  const fund = '曳引机须大修，要动用维修资金。';
  let ticket: TicketView;
  const seen = () => county.person('owner').ticket(ticket.id);

  step('is asked for by the manager; class and limits stay, and the owner knows', async () => {
    ticket = await reportAtLift(county, '电梯又停了，改类走查');
    manager = await phoneOf(county, 'manager');
    await manager.openTicket(ticket.id);
    await ask('外墙', '说错了类别。');
    await manager.see('安居物业申请由“电梯停运”改为“外墙”，等审批。');
    const { overallDueAt, claimDueAt, categoryCode } = ticket;
    expect(await seen()).toMatchObject({ overallDueAt, claimDueAt, categoryCode });
    expect((await seen()).categoryRequest).toMatchObject({ categoryName: '外墙' });
  });

  step('is refused from the desk, out of its own list, with a reason', async () => {
    desk = await openConsole({ baseUrl: county.baseUrl, name: 'recategorise' });
    const { page } = desk;
    page.setDefaultTimeout(20_000);
    await page.getByLabel('账号', { exact: true }).fill('community');
    await page.getByLabel('密码', { exact: true }).fill(DEMO_PASSWORD);
    await page.keyboard.press('Enter');
    await page.locator('.rail-link', { hasText: '改类待批' }).first().click();
    await page.locator(`[data-row="${ticket.id}"]`).first().click();
    await page
      .getByRole('group', { name: '可以做的事' })
      .getByRole('button', { name: '审批改类', exact: true })
      .click();
    const dialog = page.getByRole('dialog').last();
    await dialog.getByText(/申请由“电梯停运”改为“外墙”/).waitFor();
    await dialog.getByText('不同意，类别不变').click();
    await dialog.locator('textarea').first().fill('就是电梯停运。');
    await desk.picture('refuses');
    await dialog.getByRole('button', { name: '审批改类', exact: true }).click();
    await page.getByText('改类未批准').first().waitFor();
    await desk.picture('refused');
    const { overallDueAt } = ticket;
    expect(await seen()).toMatchObject({ categoryRequest: null, overallDueAt });
  });

  step('is asked for again, and approved from a phone: counted anew from submission', async () => {
    await manager.openTicket(ticket.id);
    await ask('维修资金', fund);
    community = await phoneOf(county, 'community');
    await community.openTicket(ticket.id);
    await community.start('审批改类');
    await community.choose('同意');
    await community.write('到现场看过，属实。');
    await community.picture('approves');
    await community.send();
    await community.see('改类已批准');
    await community.picture('approved');
    const after = await seen();
    expect(after).toMatchObject({ categoryName: '维修资金', categoryRequest: null });
    expect(Date.parse(after.overallDueAt)).toBeGreaterThan(Date.parse(ticket.overallDueAt));
    expect(after.submittedAt).toBe(ticket.submittedAt);
  });

  step('stands in the owner’s timeline with every reason', async () => {
    const steps = (await county.person('owner').timeline(ticket.id)).slice(1);
    expect(steps.map(({ type, text }) => [type, text])).toEqual([
      ['requestRecategorise', '说错了类别。'],
      ['decideRecategorise', '就是电梯停运。'],
      ['requestRecategorise', fund],
      ['decideRecategorise', '到现场看过，属实。'],
    ]);
  });
});
