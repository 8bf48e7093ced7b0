import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { PROCEDURE_LABELS } from '@wide-angle/shared';
import { FakeRefusal } from '../../testing/fake-refusal.ts';
import { createFakeServer } from '../../testing/fake-server.ts';
import {
  button,
  dialog,
  FRIDAY,
  leaveConsole,
  noDialog,
  renderConsole,
  signIn,
} from '../../testing/render-console.tsx';

afterEach(leaveConsole);

async function draft(server = createFakeServer(FRIDAY)) {
  const page = renderConsole('/policy', server);
  await signIn('liu');
  fireEvent.click(await waitFor(() => button('起草新版')));
  await screen.findByRole('tab', { name: /大类与类别/ });
  return page;
}

const open = (tab: string) => fireEvent.click(screen.getByRole('tab', { name: new RegExp(tab) }));
const set = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
/** A row of the list on the left. */
const pick = (name: string) =>
  fireEvent.click(button(name, document.querySelector<HTMLElement>('.policy-list') as HTMLElement));
const changes = () =>
  [...document.querySelectorAll('.policy-words li')].map((one) => one.textContent);

it('a bureau officer drafts, sees what is wrong and what changes, previews and publishes', async () => {
  await draft();
  open('时限与升级');
  pick('一般维修');
  set('办结时限', '0');
  expect(screen.getByText('时长须大于 0').closest('[role=alert]')?.id).toBe(
    screen.getByLabelText('办结时限').getAttribute('aria-describedby'),
  );
  open('核对与发布');
  expect(button('用上月工单试算').disabled).toBe(true);
  fireEvent.click(button('等级“一般维修” · 办结时限'));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('办结时限')));
  set('办结时限', '2');
  open('核对与发布');
  expect(changes()).toEqual(['等级“一般维修” · 办结时限：3 个工作日 → 2 个工作日']);
  fireEvent.click(button('用上月工单试算'));
  await screen.findByText(/上报的工单共 12 件/);
  set('为什么改', '提速');
  fireEvent.click(button('发布新版'));
  fireEvent.click(button('确认发布，立即生效'));
  await screen.findByText(/第 2 版 · 现行/);
}, 30_000);

it('hours, procedure and the clock of a class are edited', async () => {
  await draft();
  open('工作时段');
  set('第 1 段开始', '08:00');
  fireEvent.click(button('增加一段'));
  set('第 3 段开始', '17:00');
  expect(screen.getByText('工作时段不能重叠，须按先后排列')).not.toBeNull();
  fireEvent.click(screen.getByLabelText('删除第 3 段'));
  open('办理程序');
  for (const label of Object.values(PROCEDURE_LABELS)) screen.getByLabelText(label);
  set('社区审核时限', '2');
  set('社区审核时限的单位', 'naturalDays');
  set('每日提醒时刻', '08:45');
  open('时限与升级');
  pick('收费公示');
  set('计时方式', 'natural');
  set('名称', '收费');
  open('核对与发布');
  expect(changes()).toEqual(
    expect.arrayContaining([
      '工作时段：08:30–12:00、13:30–17:30 → 08:00–12:00、13:30–17:30',
      '等级“收费公示” · 名称：收费公示 → 收费',
      '等级“收费公示” · 计时方式：工作时间 → 昼夜连续',
      '等级“收费公示” · 办结时限：5 个工作日 → 5 天',
      '类别“违规收费” · 一次延期上限：5 个工作日 → 5 天',
      '社区审核时限：1 个工作日 → 2 天',
      '每日提醒时刻：09:00 → 08:45',
    ]),
  );
  expect(button('用上月工单试算').disabled).toBe(false);
}, 30_000);

it('a period may end with the day, and a time is told back as it is understood', async () => {
  await draft();
  open('工作时段');
  const end = screen.getByLabelText<HTMLInputElement>('第 2 段结束');
  const hint = document.getElementById(end.getAttribute('aria-describedby') ?? '');
  expect(hint?.textContent).toContain('到当天结束填 24:00');
  set('第 2 段结束', '24:00');
  expect(end.value).toBe('24:00');
  expect(end.getAttribute('aria-invalid')).toBeNull();
  set('第 1 段开始', '8：15');
  fireEvent.blur(screen.getByLabelText('第 1 段开始'));
  expect(screen.getByLabelText<HTMLInputElement>('第 1 段开始').value).toBe('08:15');
  open('核对与发布');
  const words = '工作时段：08:30–12:00、13:30–17:30 → 08:15–12:00、13:30–24:00';
  expect(changes()).toEqual([words]);
  open('工作时段');
  expect(screen.getByLabelText<HTMLInputElement>('第 2 段结束').value).toBe('24:00');
}, 30_000);

it.each(['24:01', '08:60', '8点', '25', ''])(
  '“%s” is no time of a day',
  async (text) => {
    await draft();
    open('工作时段');
    const end = screen.getByLabelText<HTMLInputElement>('第 2 段结束');
    set('第 2 段结束', text);
    fireEvent.blur(end);
    expect(end.value).toBe(text);
    expect(end.getAttribute('aria-invalid')).toBe('true');
    expect(end.closest('li')?.querySelector('[role=alert]')?.textContent).toContain('08:30');
    open('核对与发布');
    expect(button('用上月工单试算').disabled).toBe(true);
  },
  30_000,
);

it('rungs are added, placed, moved and removed; a bad order is told at its rung', async () => {
  await draft();
  open('时限与升级');
  pick('一般维修');
  fireEvent.click(button('增加一级'));
  expect(within(screen.getByLabelText('第 4 级')).getByText(/告知/).textContent).toContain(
    '住建局',
  );
  fireEvent.click(screen.getByLabelText('上移第 4 级'));
  expect(
    within(screen.getByLabelText('第 4 级')).getByText('升级阶梯须按时间先后排列，不能重复'),
  ).not.toBeNull();
  fireEvent.click(screen.getByLabelText('下移第 3 级'));
  set('第 4 级何时', 'halfway');
  expect(within(screen.getByLabelText('第 4 级')).queryByLabelText('第 4 级相隔多久')).toBeNull();
  fireEvent.click(screen.getByLabelText('删除第 4 级'));
  set('第 1 级相隔多久', '2');
  set('第 3 级升到', '2');
  open('核对与发布');
  expect(changes()).toEqual([expect.stringContaining('时限前 2 个工作日：黄牌')]);
  expect(changes()[0]).toContain('超时后 1 个工作日：升至第 2 级，拟督办单');
}, 30_000);

it('groups and categories are added, renamed, reordered, given icons and removed', async () => {
  await draft();
  fireEvent.click(button('增加大类'));
  set('名称', '新能源');
  expect(screen.getByText('大类下没有类别，请删除或加入类别')).not.toBeNull();
  fireEvent.click(screen.getByLabelText('照明'));
  fireEvent.click(button('在这个大类下增加类别'));
  set('名称', '充电桩');
  fireEvent.click(screen.getByLabelText('停水停电'));
  fireEvent.click(button('增加号码'));
  set('第 1 个号码', '95598');
  set('第 1 个按钮上的字', '打 95598');
  pick('新能源');
  fireEvent.click(button('上移'));
  expect(button('删除').disabled).toBe(true);
  pick('道路');
  fireEvent.click(button('删除'));
  pick('照明');
  expect(button('删除').disabled).toBe(true);
  fireEvent.click(button('下移'));
  open('核对与发布');
  expect(changes()).toEqual([
    '大类“新能源”：新增',
    '类别“道路”：删除',
    '类别“充电桩”：新增',
    expect.stringMatching(/^大类“房屋设施维修”下的顺序：照明、单元门.* → 单元门、照明/),
  ]);
}, 30_000);

it('what only the server knows is shown at the field until it is changed', async () => {
  const server = createFakeServer(FRIDAY);
  await draft(server);
  server.county.nextPublish = new FakeRefusal(
    'policy.bad',
    {},
    { fields: { 'procedure.askMax': 'procedure.askMax：须是 0 到 10 之间的整数' } },
  );
  open('办理程序');
  set('请业主补充次数', '3');
  open('核对与发布');
  set('为什么改', '多问一次');
  fireEvent.click(button('发布新版'));
  fireEvent.click(button('确认发布，立即生效'));
  fireEvent.click(await waitFor(() => button('请业主补充次数')));
  const field = screen.getByLabelText('请业主补充次数');
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByText('须是 0 到 10 之间的整数')).not.toBeNull();
  set('请业主补充次数', '4');
  expect(screen.queryByText('须是 0 到 10 之间的整数')).toBeNull();
}, 30_000);

it('asks before a draft is lost, and not where nothing is', async () => {
  const { router } = await draft();
  fireEvent.click(button('放弃草稿'));
  await screen.findByText(/随系统安装/);
  fireEvent.click(button('起草新版'));
  await screen.findByRole('tab', { name: /大类与类别/ });
  set('名称', '困在电梯');
  fireEvent.click(button('放弃草稿'));
  fireEvent.click(button('继续起草', await dialog()));
  await noDialog();
  void router.navigate({ to: '/inbox' });
  expect((await dialog()).textContent).toContain('已改的 1 处没有发布');
  fireEvent.click(button('继续起草', await dialog()));
  await noDialog();
  expect(screen.getByLabelText<HTMLInputElement>('名称').value).toBe('困在电梯');
  fireEvent.click(button('放弃草稿'));
  fireEvent.click(button('确认放弃', await dialog()));
  await screen.findByText(/随系统安装/);
}, 30_000);

it('arrows move between the sections', async () => {
  await draft();
  const first = screen.getByRole('tab', { name: '大类与类别' });
  fireEvent.keyDown(first, { key: 'ArrowRight' });
  expect(document.activeElement?.textContent).toBe('时限与升级');
  fireEvent.keyDown(document.activeElement as Element, { key: 'End' });
  expect(screen.getByRole('tabpanel').getAttribute('aria-labelledby')).toBe('tab-review');
}, 30_000);

it('a community reads and changes nothing', async () => {
  renderConsole('/policy');
  await signIn('zhang');
  await screen.findByText(/第 1 版 · 现行/);
  expect(screen.getByText('社区审核时限')).not.toBeNull();
  expect(screen.queryByText('起草新版')).toBeNull();
}, 30_000);

it('a year is checked before it is taken', async () => {
  renderConsole('/calendar');
  await signIn('liu');
  fireEvent.click(await screen.findByText('录入或更正一年的放假安排'));
  const days = screen.getByLabelText(/每行一天/);
  fireEvent.change(days, { target: { value: '2027-01-01,放假,元旦' } });
  fireEvent.click(button('核对'));
  await screen.findByText(/5月1日每年都放假/);
  expect(button('确认录入').disabled).toBe(true);
}, 30_000);
