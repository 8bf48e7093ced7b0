import { numberText, type OrderCard, type TicketView } from '@wide-angle/shared';
import { createTestMedia, type TestMedia } from './harness';
import { openCounty, OPENING_MS, type County } from './county/county';
import { inOrder } from './county/in-order';
import type { Login } from './county/person';
import { phoneOf, type Phone } from './county/phones';
import { reportAtLift } from './county/reports';

/**
 * Nobody claims it. The demo's clock goes on and the ticket climbs by itself: yellow card, red card and community,
 * bureau and a drafted order. The bureau signs, the company answers, the bureau accepts.
 */
jest.setTimeout(180_000);

let county: County;
let media: TestMedia;
const phones: Phone[] = [];

beforeAll(async () => {
  county = await openCounty();
  media = await createTestMedia();
}, OPENING_MS);

afterAll(async () => {
  try {
    for (const phone of phones) await phone.close();
    await media?.remove();
  } finally {
    await county?.close();
  }
});

async function phone(login: Login): Promise<Phone> {
  // Moving the clock ends access tokens; the app renews them, and browsers log the refusal before.
  const opened = await phoneOf(county, login, { name: `ladder-${login}`, allowErrors: [/401/] });
  phones.push(opened);
  return opened;
}

describe('a stopped lift that nobody claims', () => {
  const step = inOrder();
  const words = '电梯停了一天没人管，走查升级';
  let ticket: TicketView;
  let owner: Phone;
  let bureau: Phone;
  let community: Phone;

  const rungs = async (): Promise<unknown[]> => {
    const steps = await county.person('bureau').timeline(ticket.id);
    return steps.filter((one) => one.type === 'rung').map(({ data }) => [data.card, data.tier]);
  };
  const theOrder = async (by: Login): Promise<OrderCard> => {
    const { items } = await county.person(by).api.order.list({ query: { limit: 50 } });
    const mine = items.filter((order) => order.ticketId === ticket.id);
    expect(mine).toHaveLength(1);
    return mine[0]!;
  };

  step('half of the limit: a yellow card, seen by the owner', async () => {
    ticket = await reportAtLift(county, words);
    await county.forward(61);
    expect(await rungs()).toEqual([['yellow', 1]]);
    owner = await phone('owner');
    await owner.find('.wa-ticket', words).first().tap();
    await owner.find('.wa-top').first().waitFor();
    await owner.find('.wa-top__tags', '黄牌').waitFor();
    await owner.see('待领取');
    await owner.picture('1-yellow');
  });

  step('the limit: a red card, and the community has it on its list of late work', async () => {
    await county.forward(60);
    expect(await rungs()).toEqual([
      ['yellow', 1],
      ['red', 2],
    ]);
    community = await phone('community');
    await community.find('.wa-board').first().waitFor();
    await community.picture('2-board');
    await community.open('oversight/list/index?tile=late');
    await community.find('.wa-ticket', words).first().tap();
    await community.find('.wa-top__tags', '红牌').waitFor();
    await community.see('超时记录');
    await community.picture('3-red');
    const inbox = await county.person('community').api.inbox.list({ query: { limit: 50 } });
    expect(inbox.items.some((message) => message.ticketId === ticket.id)).toBe(true);
    await owner.openTicket(ticket.id);
    await owner.find('.wa-top__tags', '已升至社区').waitFor();
    await owner.picture('4-owner-red');
  });

  step('two hours later: the bureau, and an order that waits for its signature', async () => {
    await county.forward(120);
    expect(await rungs()).toEqual([
      ['yellow', 1],
      ['red', 2],
      [null, 3],
    ]);
    expect(await theOrder('bureau')).toMatchObject({ state: 'draft', number: null });
    const seen = await county.person('owner').ticket(ticket.id);
    expect(seen).toMatchObject({ state: 'pending', tier: 3, card: 'red', isLate: true });
    expect(seen.lateness.map((late) => late.clock)).toEqual(['claim']);
    await owner.openTicket(ticket.id);
    await owner.find('.wa-top__tags', '已升至住建局').waitFor();
  });

  step('the bureau signs it with a limit', async () => {
    bureau = await phone('bureau');
    await bureau.find('.wa-cell', '待签发').first().tap();
    await bureau.find('.wa-order-row', numberText(ticket.number)).first().tap();
    await bureau.find('.wa-order__demand').first().waitFor();
    await bureau.picture('5-draft');
    await bureau.start('签发');
    await bureau.choose('1 个工作日');
    await bureau.picture('6-signing');
    await bureau.send();
    await bureau.see('待回复');
    await bureau.see(/督〔\d{4}〕\d+号/);
    await bureau.picture('7-issued');
    expect(await theOrder('manager')).toMatchObject({ state: 'issued', isLate: false });
  });

  step('the company answers with a photo', async () => {
    const manager = await phone('manager');
    const { id } = await theOrder('manager');
    await manager.open('work/team/index');
    await manager.find('.wa-cell', '收到的督办单').first().tap();
    await manager.find('.wa-order-row', numberText(ticket.number)).first().tap();
    await manager.find('.wa-order__demand').first().waitFor();
    await manager.start('回复');
    await manager.write('维保单位已到场，更换控制板后恢复运行。');
    await manager.photos([await media.photo('ladder-proof', '恢复运行')]);
    await manager.picture('8-reply');
    await manager.send();
    await manager.see('待审回复');
    const order = await county.person('bureau').api.order.get({ params: { id } });
    expect(order.entries.at(-1)).toMatchObject({ action: 'reply' });
    expect(order.entries.at(-1)?.media).toHaveLength(1);
  });

  step(
    'the bureau accepts; the community sees the order on the ticket, the owner how far it climbed',
    async () => {
      const { id } = await theOrder('bureau');
      await bureau.open(`oversight/order/index?id=${id}`);
      await bureau.see('维保单位已到场');
      await bureau.start('通过并办结');
      await bureau.write('已按要求办结。');
      await bureau.send();
      await bureau.find('.wa-order__tags', '已办结').waitFor();
      await bureau.picture('9-closed');
      const { number, state } = await theOrder('bureau');
      expect(state).toBe('closed');
      await community.openTicket(ticket.id);
      await community
        .find('.wa-cell', number ?? 'a number')
        .first()
        .waitFor();
      await community.picture('10-community-order');
      await owner.openTicket(ticket.id);
      await owner.see('超时记录');
      await owner.see('已升至住建局');
      // Orders are between offices and those who work.
      expect(await owner.page.locator('body').innerText()).not.toContain(number);
      await owner.picture('11-owner-end');
    },
  );
});
