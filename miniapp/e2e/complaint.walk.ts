import { openCounty, OPENING_MS, type County } from './county/county';
import { inOrder } from './county/in-order';
import { phoneOf, type Phone } from './county/phones';

/**
 * A complaint that nobody wants to have: the company hands it back, the community says that it is theirs, the work is
 * sent back once by the community and once by the owner, and in the end the owner's word closes it.
 */
jest.setTimeout(180_000);

let county: County;
let owner: Phone;
let staff: Phone;
let community: Phone;

beforeAll(async () => {
  county = await openCounty();
}, OPENING_MS);

afterAll(async () => {
  try {
    for (const phone of [owner, staff, community]) await phone?.close();
  } finally {
    await county?.close();
  }
});

describe('a complaint about manners', () => {
  const step = inOrder();
  const words = '门岗师傅骂老人，走查投诉';
  let id = '';

  async function resolves(text: string): Promise<void> {
    await staff.openTicket(id);
    await staff.start('办结上报');
    await staff.write(text);
    await staff.send();
    await staff.see('待审核');
  }

  async function passes(): Promise<void> {
    await community.openTicket(id);
    await community.start('审核通过');
    await community.send();
    await community.see('待确认');
  }

  step('the owner reports it and stays unknown to the company', async () => {
    owner = await phoneOf(county, 'owner', { name: 'complaint-owner' });
    await owner.find('.wa-door', '我要反映').tap();
    await owner.find('.wa-grid__item', '服务态度').tap();
    await owner.see('物业看不到您的姓名、电话和门牌');
    await owner.find('textarea').first().fill(words);
    await owner.picture('1-report');
    await owner.find('.wa-page__footer .wa-button').first().tap();
    await owner.see('已经收到');
    await owner.button('看这件诉求').tap();
    await owner.find('.wa-top').first().waitFor();
    id = /id=([\w-]+)/.exec(owner.page.url())?.[1] ?? '';
    expect(id).not.toBe('');
  });

  step('the manager hands it back as not theirs', async () => {
    const { api } = county.person('manager');
    const { version } = await county.person('manager').ticket(id);
    const reason = '门岗是外包保安公司的人，不归我们管。';
    const ticket = await api.ticketAction.handBack({ params: { id }, body: { version, reason } });
    expect(ticket).toMatchObject({ state: 'disputed', reporterName: null });
  });

  step('the community finds it among its disputes and gives it back to the company', async () => {
    community = await phoneOf(county, 'community', { name: 'complaint-community' });
    await community.find('.wa-board').first().waitFor();
    await community.picture('2-board');
    await community.open('oversight/list/index?tile=adjudicate');
    await community.find('.wa-ticket', words).first().tap();
    await community.see('门岗是外包保安公司的人');
    await community.start('裁定');
    await community.choose('原单位办');
    await community.write('外包服务由物业企业负责，应由其处理。');
    await community.picture('3-adjudicate');
    await community.send();
    await community.see('待领取');
  });

  step('a worker claims it without learning who complained, and resolves it', async () => {
    staff = await phoneOf(county, 'staff', { name: 'complaint-staff' });
    await staff.find('.wa-ticket', words).first().tap();
    await staff.find('.wa-top').first().waitFor();
    await staff.start('领取');
    await staff.see('正在办理');
    const { name } = await county.person('owner').me();
    expect(await staff.page.locator('body').innerText()).not.toContain(name);
    await staff.picture('4-claimed');
    await resolves('已提醒当班人员。');
  });

  step('the community is not content and sends it back', async () => {
    await community.openTicket(id);
    await community.start('审核退回');
    await community.write('没有向老人道歉，也没有整改措施。');
    await community.picture('5-send-back');
    await community.send();
    await community.see('处理中');
  });

  step('the worker resolves it again, and now it passes', async () => {
    await resolves('已上门道歉，并对门岗人员培训。');
    await passes();
  });

  step('the owner says that it is not solved: it is reopened with half the limit', async () => {
    await owner.openTicket(id);
    await owner.see('待确认');
    await owner.picture('6-to-confirm');
    await owner.start('要求重办');
    await owner.write('没有人来道歉，今天又骂人了。');
    await owner.send();
    await owner.see('第 2 轮');
    const ticket = await county.person('owner').ticket(id);
    expect(ticket).toMatchObject({ state: 'processing', round: 2 });
  });

  step('the worker resolves it for good, it passes, the owner confirms: closed', async () => {
    await resolves('经理带门岗上门道歉，老人接受，已换岗。');
    await passes();
    await owner.openTicket(id);
    await owner.start('确认并评价');
    await owner.choose('解决了');
    for (const [label, stars] of [
      ['速度', 2],
      ['质量', 4],
      ['态度', 3],
    ] as const) {
      await owner.rate(label, stars);
    }
    await owner.send();
    await owner.see('业主确认已解决');
    await owner.picture('7-closed');
  });

  step('its history tells all of it, in order', async () => {
    const steps = await county.person('owner').timeline(id);
    expect(steps.map((one) => one.type)).toEqual([
      ...['submit', 'handBack', 'adjudicate', 'claim', 'resolve', 'sendBack'],
      ...['resolve', 'approve', 'reopen', 'resolve', 'approve', 'confirm'],
    ]);
    expect(steps.map((one) => one.seq)).toEqual(steps.map((_, index) => index + 1));
    const seenByCompany = await county.person('manager').ticket(id);
    expect(seenByCompany).toMatchObject({ state: 'closed', reporterName: null, isSolved: true });
  });
});
