import { screen } from '@testing-library/react';
import { leaveConsole, renderConsole, signIn } from '../../testing/render-console.tsx';

jest.setTimeout(30_000);
afterEach(leaveConsole);

test('who does not oversee is told so politely, and nothing is asked for', async () => {
  const { server } = renderConsole('/duties');
  await signIn('chen');
  await screen.findByText('这里是社区、街道和住建局看履职情况的页面');
  expect(screen.queryByRole('alert')).toBeNull();
  expect(server.log.filter(({ call }) => call.includes('/duties'))).toEqual([]);
});

test('a community sees its duties one by one and its office in numbers', async () => {
  renderConsole('/duties?state=open');
  await signIn('li');
  await screen.findByText('履职事项列表');
  await screen.findByText('各单位履职情况');
});
