import { fireEvent, screen, waitFor } from '@testing-library/react';
import { button, leaveConsole, renderConsole, signIn } from '../../testing/render-console.tsx';

afterEach(leaveConsole);

it('a bureau officer drafts, sees what is wrong and what changes, previews and publishes', async () => {
  renderConsole('/policy');
  await signIn('liu');
  await screen.findByText(/第 1 版 · 现行/);
  fireEvent.click(await waitFor(() => button('起草新版')));
  const limit = await screen.findByLabelText('一般维修办结时限（个工作日）');
  fireEvent.change(limit, { target: { value: '0' } });
  expect(screen.getByText('时长须大于 0')).not.toBeNull();
  expect(button('用上月工单试算').disabled).toBe(true);
  fireEvent.change(limit, { target: { value: '2' } });
  expect(screen.getByText('等级“一般维修” · 办结时限：3 个工作日 → 2 个工作日')).not.toBeNull();
  fireEvent.click(button('用上月工单试算'));
  await screen.findByText(/上报的工单共 12 件/);
  fireEvent.change(screen.getByLabelText('为什么改'), { target: { value: '提速' } });
  fireEvent.click(button('发布新版'));
  fireEvent.click(button('确认发布，立即生效'));
  await screen.findByText(/第 2 版 · 现行/);
}, 30_000);

it('a community reads and changes nothing', async () => {
  renderConsole('/policy');
  await signIn('zhang');
  await screen.findByText(/第 1 版 · 现行/);
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
