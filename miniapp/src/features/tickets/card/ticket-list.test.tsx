import { act, fireEvent, render, screen } from '@testing-library/react';
import { type TicketCard } from '@wide-angle/shared';
import { resetTaro } from '../../../../test/taro';
import { aCard, noNetwork, serve } from '../../../../test/server';
import { api } from '../../../lib/api/clients';
import { usePagedList } from '../../../lib/load/use-paged-list';
import { TicketList } from './ticket-list';

beforeEach(resetTaro);

function Searched() {
  const list = usePagedList<TicketCard>('search', {
    load: (cursor) => api.ticket.list({ query: { tile: 'all', q: '电梯 漏水', cursor } }),
    idOf: ({ id }) => id,
  });
  return <TicketList list={list} empty={<>都找过了</>} />;
}

const page = (items: unknown[], next: string | null) => ({ data: { items, next } });
const tap = async (words: string) => {
  await act(async () => {
    fireEvent.click(screen.getByText(words));
  });
};

it('says of a search that stopped early that it has not looked at all, and goes on', async () => {
  const card = aCard({ excerpt: '电梯井漏水' });
  serve({ 'GET /tickets': [page([], 'c1'), noNetwork, page([], 'c2'), page([card], null)] });
  render(<Searched />);
  await screen.findByText('最近的工单里没有找到');
  expect(screen.queryByText('都找过了')).toBeNull();
  await tap('继续往前找');
  await tap('没有加载出来，点这里再试');
  await screen.findByText('最近的工单里没有找到');
  await tap('继续往前找');
  expect(screen.getByText('已经到底了')).toBeTruthy();
  expect(screen.getByText(/电梯井漏水/)).toBeTruthy();
});

it('says that nothing was found when all was looked at', async () => {
  serve({ 'GET /tickets': [page([], 'c1'), page([], null)] });
  render(<Searched />);
  await screen.findByText('最近的工单里没有找到');
  await tap('继续往前找');
  expect(screen.getByText('都找过了')).toBeTruthy();
});

it('an appeal that waits stands on its row, though the ticket has ended', async () => {
  const ended = aCard({ state: 'closed', limit: null, appealedAt: '2025-11-20T01:00:00.000Z' });
  serve({ 'GET /tickets': [page([ended], null)] });
  render(<Searched />);
  expect(await screen.findByText('2025年11月20日 09:00 申诉，待批')).toBeTruthy();
});
