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
} from '../../testing/render-console.tsx';

jest.setTimeout(30_000);

afterEach(leaveConsole);

const callsOf = (log: { call: string; key: string | null }[], call: string) =>
  log.filter((one) => one.call === call);

test('a system is entered, its secret shown once, and a refusal tells what to mend', async () => {
  const { server } = renderConsole('/webhooks');
  await signIn('liu');
  await screen.findByText('市 12345 平台', { selector: '.row-link' });
  expect(screen.getByText('全部事件')).toBeTruthy();
  fireEvent.click(button('新增推送对象'));
  const form = await dialog();
  fireEvent.click(button('新增', form));
  expect(within(form).getByText('请填写名称')).toBeTruthy();
  expect(document.activeElement?.id).toBe('field-name');
  write(form, '名称', '城市大脑');
  write(form, '推送地址', 'http://10.0.0.1/hook');
  fireEvent.click(button('新增', form));
  await within(form).findByText(/推送地址须以 https:\/\/ 开头/);
  write(form, '推送地址', 'https://brain.example.cn/hook');
  fireEvent.click(within(form).getByLabelText('领取'));
  const add = button('新增', form);
  fireEvent.click(add);
  fireEvent.click(add);
  const secret = await screen.findByLabelText<HTMLInputElement>('密钥');
  expect(secret.value).toMatch(/^secret-/);
  expect(secret.readOnly).toBe(true);
  fireEvent.click(button('已交给对方，关闭'));
  await noDialog();
  expect(document.body.innerHTML).not.toContain(secret.value);
  fireEvent.click(await screen.findByText('城市大脑', { selector: '.row-link' }));
  await screen.findByText('城市大脑', { selector: 'h1' });
  const events = screen.getByLabelText('推送设置');
  expect(events.textContent).toContain('诉求上报、派单、转办');
  // Refused once, then sent once however often the button is pressed.
  expect(callsOf(server.log, 'POST /webhooks')).toHaveLength(2);
});

test('what was tried is listed with status and attempt, and leads to what was given up', async () => {
  const { router } = renderConsole('/webhooks/hook-1');
  await signIn('liu');
  const rows = await waitFor(() => {
    const found = [...document.querySelectorAll('.data-table tbody tr')].map((row) =>
      [...row.children].slice(1).map((cell) => cell.textContent),
    );
    expect(found).toHaveLength(2);
    return found;
  });
  expect(rows).toEqual([
    ['黄牌、红牌与升级', '26112000003', '2', '已送达', '200', ''],
    ['黄牌、红牌与升级', '26112000003', '1', '失败，待重试', '500', '对方返回 HTTP 500'],
  ]);
  const attempts = screen.getByRole('region', { name: '最近推送' });
  fireEvent.click(within(attempts).getByText('未送达'));
  await waitFor(() => expect(router.state.location.pathname).toBe('/dead-letters'));
});

test('a test tells what the system answered, and appears among what was tried', async () => {
  renderConsole('/webhooks/hook-1');
  await signIn('liu');
  fireEvent.click(await screen.findByText('发送测试'));
  await screen.findByText('测试已送达，对方应答 HTTP 204。');
  await screen.findByText('测试', { selector: 'td' });
  const form = await openDialog('修改');
  write(form, '推送地址', 'https://down.example.cn/hook');
  fireEvent.click(button('保存', form));
  await noDialog();
  fireEvent.click(button('发送测试'));
  expect((await screen.findByText(/测试没有送达：连不上对方/)).getAttribute('role')).toBe('alert');
});

test('a system is stopped and goes on, and its secret renewed each time that it is asked for', async () => {
  const { server } = renderConsole('/webhooks/hook-1');
  await signIn('gao');
  fireEvent.click(await screen.findByText('暂停推送'));
  await screen.findByText('已暂停');
  fireEvent.click(await screen.findByText('恢复推送'));
  await screen.findByText('推送中');
  const secrets: string[] = [];
  for (let n = 0; n < 2; n += 1) {
    const form = await openDialog('更换密钥');
    expect(within(form).getByText(/旧密钥立即失效/)).toBeTruthy();
    fireEvent.click(button('更换密钥', form));
    secrets.push((await screen.findByLabelText<HTMLInputElement>('密钥')).value);
    fireEvent.click(button('已交给对方，关闭'));
    await noDialog();
  }
  expect(new Set(secrets).size).toBe(2);
  const keys = callsOf(server.log, 'POST /webhooks/hook-1/secret').map(({ key }) => key);
  expect(new Set(keys).size).toBe(2);
});

test('a system is removed only after a question', async () => {
  const { server, router } = renderConsole('/webhooks/hook-1');
  await signIn('liu');
  let form = await openDialog('删除');
  expect(within(form).getByText(/等待重试的也不再发送/)).toBeTruthy();
  fireEvent.click(button('取消', form));
  await noDialog();
  expect(callsOf(server.log, 'DELETE /webhooks/hook-1')).toHaveLength(0);
  form = await openDialog('删除');
  fireEvent.click(button('删除', form));
  await waitFor(() => expect(router.state.location.pathname).toBe('/webhooks'));
  await screen.findByText('还没有推送对象');
  expect(screen.queryByText('没有找到这个推送对象')).toBeNull();
});

test('a system whose secret cannot be opened says so until it is renewed', async () => {
  const { server } = renderConsole('/webhooks/hook-1');
  server.county.webhooks.loseSecret('hook-1');
  await signIn('liu');
  await screen.findByText('密钥失效');
  expect(screen.getByText(/服务器的主密钥换过/).getAttribute('role')).toBe('alert');
  const form = await openDialog('更换密钥');
  fireEvent.click(button('更换密钥', form));
  await screen.findByLabelText('密钥');
  fireEvent.click(button('已交给对方，关闭'));
  await waitFor(() => expect(screen.queryByText('密钥失效')).toBeNull());
});

test('an address that leads to no system says so', async () => {
  renderConsole('/webhooks/hook-9');
  await signIn('liu');
  expect(await screen.findByText('没有找到这个推送对象')).toBeTruthy();
});

test('offices without that right have no way there', async () => {
  renderConsole('/');
  await signIn('li');
  expect(screen.queryByText('外部推送')).toBeNull();
  expect(hasButton('新增推送对象')).toBe(false);
});
