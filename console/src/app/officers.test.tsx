import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import {
  button,
  dialog,
  hasButton,
  leaveConsole,
  noDialog,
  openDialog,
  renderConsole,
  signIn,
  write,
} from '../testing/render-console.tsx';
import { actorOf, postOf } from '../testing/fake-directory.ts';

jest.setTimeout(30_000);

afterEach(leaveConsole);

const postsOf = (log: { call: string; key: string | null }[], ending: string) =>
  log.filter(({ call }) => call.startsWith('POST') && call.endsWith(ending));

test('a community officer signs in, sees the lists with their counts, and finds a ticket by keyboard', async () => {
  const { router } = renderConsole();
  await signIn('li');
  const late = await screen.findByText<HTMLElement>('已超时', { selector: '.rail-link' });
  await waitFor(() => expect(late.textContent).toBe('已超时2 件'));
  expect(router.state.location.pathname).toBe('/tickets/late');

  fireEvent.click(screen.getByText('全部在办', { selector: '.rail-link' }));
  await screen.findByText('最急的在前');
  const rows = await waitFor(() => {
    const found = [...document.querySelectorAll<HTMLElement>('.row-link')];
    expect(found.length).toBe(7);
    return found;
  });
  rows[0]?.focus();
  fireEvent.keyDown(rows[0] as HTMLElement, { key: 'ArrowDown' });
  expect(document.activeElement).toBe(rows[1]);
  fireEvent.keyDown(rows[1] as HTMLElement, { key: 'End' });
  expect(document.activeElement).toBe(rows[6]);

  fireEvent.keyDown(document.body, { key: '/' });
  expect(document.activeElement?.getAttribute('aria-label')).toBe('查找工单：编号、内容、位置');
});

test('a search that stopped early says so, and goes on from there', async () => {
  const { server } = renderConsole(`/tickets/open?q=${encodeURIComponent('下水主管道')}`);
  server.county.searchReach = 1;
  await signIn('li');
  for (let looks = 0; looks < 7 && !document.querySelector('.row-link'); looks += 1) {
    await screen.findByText('最近的工单里没有找到，更早的还没有查');
    await waitFor(() => fireEvent.click(button('继续往前找')));
    await waitFor(() => expect(hasButton('继续往前找') || hasButton('加载更多')).toBe(true));
  }
  expect(document.querySelectorAll('.row-link').length).toBe(1);
});

test('the bureau sees since when an appeal waits', async () => {
  const { server } = renderConsole('/tickets/appeals');
  const { version, lateness } = server.county.ticket('t-lift').facts;
  const latenessId = lateness[0]?.id ?? '';
  const body = { version, latenessId, reason: '配件停产', mediaIds: ['photo'] };
  server.county.act('t-lift', actorOf(postOf('chen')), { action: 'appeal', body });
  await signIn('liu');
  await screen.findByText('申诉时间');
  const cells = document.querySelectorAll('.row-link')[0]?.closest('tr')?.querySelectorAll('td');
  expect([...(cells ?? [])].at(-1)?.textContent).toMatch(/^今天 \d\d:\d\d$/);
});

test('wrong credentials are told beside the button, and the account stays written', async () => {
  renderConsole();
  fireEvent.change(await screen.findByLabelText('账号'), { target: { value: 'li' } });
  fireEvent.change(screen.getByLabelText('密码'), { target: { value: 'wrong' } });
  fireEvent.submit(screen.getByLabelText('密码').closest('form') as HTMLFormElement);
  expect((await screen.findByRole('alert')).textContent).toBe('账号或密码不正确，请重新输入。');
  expect(screen.getByLabelText<HTMLInputElement>('账号').value).toBe('li');
});

test('a decline asks twice, is sent once, and shows the fresh ticket', async () => {
  const { server } = renderConsole('/ticket/t-light');
  await signIn('li');
  const form = await openDialog('不予受理');
  fireEvent.click(button('不予受理', form));
  expect(within(form).getByText('请填写理由')).toBeTruthy();
  write(form, '理由', '属于业主户内设施，建议联系厂家保修。');
  fireEvent.click(button('不予受理', form));
  expect(within(form).getByText('不予受理后，工单即告结束，不能撤回。')).toBeTruthy();
  expect(postsOf(server.log, '/decline')).toHaveLength(0);

  const confirm = button('确认不予受理', form);
  fireEvent.click(confirm);
  fireEvent.click(confirm);
  await noDialog();
  expect(postsOf(server.log, '/decline')).toHaveLength(1);
  const summary = screen.getByLabelText('工单概要');
  expect(within(summary).getByText('不予受理')).toBeTruthy();
  expect(server.county.ticket('t-light').facts.state).toBe('declined');
});

test('an answer lost on the way is asked for again under the same key, so nothing happens twice', async () => {
  const { server } = renderConsole('/ticket/t-light');
  await signIn('li');
  const form = await openDialog('记进展');
  write(form, '进展', '已电话督促，今晚前到场。');
  server.loseAnswers(1);
  fireEvent.click(button('记进展', form));
  await within(form).findByText('连不上服务器。您填写的内容还在，请检查网络后重试。');
  await waitFor(() => expect(button('记进展', form).className).not.toContain('loading'));
  fireEvent.click(button('记进展', form));
  await noDialog();
  const [first, second] = postsOf(server.log, '/note');
  expect(second?.key).toBe(first?.key);
  const notes = server.county.ticket('t-light').events.filter(({ type }) => type === 'note');
  expect(notes).toHaveLength(1);
});

test('a ticket that changed meanwhile is shown fresh; what was written stays and can be sent again', async () => {
  const { server } = renderConsole('/ticket/t-handed');
  await signIn('li');
  const form = await openDialog('改类');
  server.county.act(
    't-handed',
    { ...COMMUNITY },
    {
      action: 'adjudicate',
      body: {
        version: server.county.ticket('t-handed').facts.version,
        decision: 'return',
        reason: '归你们办',
      },
    },
  );
  fireEvent.mouseDown(within(form).getByLabelText('新类别'));
  write(form, '新类别', '道路');
  fireEvent.click(await screen.findByText('道路', { selector: '.option span' }));
  write(form, '理由', '实为路面塌陷。');
  fireEvent.click(button('改类', form));
  await within(form).findByText('这件诉求刚刚有变化，已为您刷新，请看过再操作。');
  expect(within(form).getByText(/已为您刷新。请看过新情况再提交/)).toBeTruthy();
  expect(within(screen.getByLabelText('工单概要')).getByText('待领取')).toBeTruthy();
  fireEvent.click(button('改类', form));
  await noDialog();
  expect(server.county.ticket('t-handed').facts.categoryCode).toBe('road');
});

const COMMUNITY = {
  personId: 'li',
  role: 'community',
  postId: 'post-li',
  organizationId: 'org-quanlin',
  bureauId: 'org-bureau',
} as const;

test('another category is asked for by the manager and approved by the community', async () => {
  const manager = renderConsole('/ticket/t-light');
  await signIn('chen');
  const asking = await openDialog('申请改类');
  fireEvent.mouseDown(within(asking).getByLabelText('新类别'));
  write(asking, '新类别', '维修资金');
  fireEvent.click(await screen.findByText('维修资金', { selector: '.option span' }));
  write(asking, '理由', '整个单元的线路须更换。');
  fireEvent.click(button('申请改类', asking));
  await noDialog();
  const { facts } = manager.server.county.ticket('t-light');
  expect(facts.categoryRequest).toMatchObject({ categoryCode: 'maintenance_fund' });
  expect(facts.categoryCode).toBe('lighting');
});

test.each([
  ['同意改类', 'maintenance_fund', '改类已批准'],
  ['不同意，类别不变', 'drainage', '改类未批准'],
])('the community answers it: %s', async (choice, categoryCode, step) => {
  const { server } = renderConsole('/ticket/t-category');
  await signIn('li');
  const form = await openDialog('审批改类');
  expect(within(form).getByText(/申请由“下水”改为“维修资金”/)).toBeTruthy();
  fireEvent.click(within(form).getByLabelText(choice));
  write(form, '理由', '已到现场核实。');
  fireEvent.click(button('审批改类', form));
  await noDialog();
  const { facts } = server.county.ticket('t-category');
  expect(facts).toMatchObject({ categoryCode, categoryRequest: null });
  expect(await screen.findByText(step)).toBeTruthy();
});

test('an action that is refused for now stays in sight with its reason', async () => {
  renderConsole('/ticket/t-extension');
  await signIn('liu');
  const bar = await screen.findByLabelText('可以做的事');
  const refused = button('审批延期', bar);
  expect(refused.getAttribute('aria-disabled')).toBe('true');
  expect(refused.getAttribute('aria-description')).toBe('第一次延期由社区审批。');
  fireEvent.click(refused);
  expect(document.querySelector('.ant-modal')).toBeNull();
});

test('contact data comes for a reason only, and the reason travels', async () => {
  const { server } = renderConsole('/ticket/t-light');
  await signIn('li');
  fireEvent.click(await screen.findByText('查看联系方式'));
  const form = await dialog();
  fireEvent.click(button('查看', form));
  expect(within(form).getByText('请填写用途')).toBeTruthy();
  expect(postsOf(server.log, '/contact')).toHaveLength(0);
  write(form, '用途', '核实楼层');
  fireEvent.click(button('查看', form));
  expect(await screen.findByText('13800000001')).toBeTruthy();
});

test('the bureau issues the order that the ladder drafted', async () => {
  const { server } = renderConsole('/orders');
  await signIn('liu');
  fireEvent.click(await screen.findByText('未编号', { selector: '.row-link' }));
  const form = await openDialog('签发');
  fireEvent.click(button('签发', form));
  fireEvent.click(button('确认签发', form));
  await noDialog();
  await screen.findByText('督〔2026〕1号', { selector: 'h1' });
  expect(server.county.order('order-1').facts.state).toBe('issued');
  expect(hasButton('签发')).toBe(false);
});

test('messages count as unread until they are followed or marked', async () => {
  renderConsole('/inbox');
  await signIn('li');
  expect(await screen.findByText('2 条未读', { selector: '.page-count' })).toBeTruthy();
  fireEvent.click(button('全部标为已读'));
  await waitFor(() =>
    expect(screen.queryByText('2 条未读', { selector: '.page-count' })).toBeNull(),
  );
});

test('the demo clock moves the screens: what was due tomorrow is late three days on', async () => {
  renderConsole('/ticket/t-light');
  await signIn('li');
  expect((await screen.findByLabelText('工单概要')).textContent).toContain('还剩');
  fireEvent.click(button('+3 天'));
  await waitFor(() =>
    expect(screen.getByLabelText('工单概要').textContent).toMatch(/红牌.*已超时/),
  );
});
