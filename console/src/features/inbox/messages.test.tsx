import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { button, leaveConsole, renderConsole, signIn } from '../../testing/render-console.tsx';

jest.setTimeout(30_000);

afterEach(leaveConsole);

const isOn = (name: string) => screen.getByLabelText(name).getAttribute('aria-checked') === 'true';

test('a switch is kept at once, and what concerns limits cannot be switched off', async () => {
  const { server } = renderConsole('/message-settings');
  await signIn('li');
  const toggle = await screen.findByLabelText('每日汇总：微信提醒');
  expect(isOn('每日汇总：微信提醒')).toBe(true);
  fireEvent.click(toggle);
  await waitFor(() => expect(isOn('每日汇总：微信提醒')).toBe(false));
  expect(server.log.filter(({ call }) => call === 'PUT /message-settings')).toHaveLength(1);
  const fixed = [...document.querySelectorAll<HTMLButtonElement>('.data-table [role="switch"]')];
  expect(fixed.some(({ disabled, ariaChecked }) => disabled && ariaChecked !== 'false')).toBe(true);
});

test('the quiet hours can be switched off, and their ends are of no use then', async () => {
  renderConsole('/message-settings');
  await signIn('li');
  const section = await screen.findByRole('region', { name: '夜间免打扰' });
  const from = () => within(section).getByLabelText<HTMLInputElement>('免打扰开始');
  const before = from().disabled;
  fireEvent.click(within(section).getByLabelText('夜间免打扰', { selector: '[role="switch"]' }));
  await waitFor(() => expect(from().disabled).toBe(!before));
});

test('a message that is followed is read; its kind stands in words', async () => {
  const { router, server } = renderConsole('/inbox');
  await signIn('li');
  const [first] = await waitFor(() => {
    const found = [...document.querySelectorAll<HTMLElement>('.message.unread')];
    expect(found.length).toBe(2);
    return found;
  });
  expect(first!.querySelector('.tag')?.textContent).toMatch(/进展|待办|黄牌|红牌|督办|汇总/);
  expect(within(first!).getByText('未读')).toBeTruthy();
  fireEvent.click(first!.querySelector('a') as HTMLElement);
  await waitFor(() => expect(router.state.location.pathname).not.toBe('/inbox'));
  await waitFor(() => expect(server.county.read.size).toBe(1));
});

test('what did not arrive says why; one is tried again, then all', async () => {
  const { server } = renderConsole('/dead-letters');
  await signIn('liu');
  await screen.findByText('对方返回 HTTP 500');
  const cells = [...document.querySelectorAll('.data-table tbody tr')].map((row) =>
    [...row.children].slice(0, 3).map((cell) => cell.textContent),
  );
  expect(cells).toEqual([
    ['外部平台推送', '对方返回 HTTP 500', '12 次'],
    ['微信提醒', '微信 47003：argument invalid! data.thing1.value is empty', '12 次'],
  ]);
  fireEvent.click(screen.getAllByText('重新发送')[0] as HTMLElement);
  await screen.findByText('已重新发送 1 条，仍失败的会再次列出。');
  await waitFor(() => expect(screen.queryByText('对方返回 HTTP 500')).toBeNull());
  fireEvent.click(button('全部重新发送'));
  await screen.findByText('没有未送达的');
  expect(server.log.filter(({ call }) => call === 'POST /dead-letters/retry')).toHaveLength(2);
});
