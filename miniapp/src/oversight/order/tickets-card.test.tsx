import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { type OrderTicketView, type OrderView } from '@wide-angle/shared';
import { aCard, problem, serve } from '../../../test/server';
import { resetTaro } from '../../../test/taro';
import { anOrder } from '../../features/desk/testing/samples';
import { TicketsCard } from './tickets-card';

const listed: OrderTicketView = {
  id: 't1',
  number: '26112248371',
  estateName: '泉景花园',
  categoryName: '照明',
  submittedAt: '2026-11-22T02:30:00.000Z',
  state: 'processing',
  isLate: false,
  standing: 'underway',
  responsibleName: '安居物业',
  leftOut: null,
  isOpenToViewer: true,
};
const draft = anOrder({ state: 'draft', number: null, tickets: [listed], mayAddTickets: true });
const other = aCard({ id: 't2', number: '26112100001', categoryName: '电梯停运' });
const list = { data: { items: [aCard({ id: 't1' }), other], next: null } };

function show(order: OrderView): jest.Mock {
  const onOrder = jest.fn();
  render(<TicketsCard order={order} onOrder={onOrder} />);
  return onOrder;
}

beforeEach(resetTaro);

it('takes another ticket of the addressee into a draft', async () => {
  const fresh = anOrder({ ...draft, version: 3, ticketCount: 2 });
  const sent = serve({ 'GET /tickets': list, 'POST /orders/order/tickets': { data: fresh } });
  const onOrder = show(draft);
  fireEvent.click(screen.getByText('另加工单'));
  const choice = await screen.findByText(/261121 00001/);
  expect(screen.queryByText(/^261122 48371 泉景花园$/)).toBeNull();
  fireEvent.click(choice);
  await waitFor(() => expect(onOrder).toHaveBeenCalledWith(fresh));
  expect(sent.at(-1)).toMatchObject({
    method: 'POST',
    data: { version: draft.version, ticketIds: ['t2'] },
  });
});

it('says why a ticket was refused, and asks for the order anew', async () => {
  serve({
    'GET /tickets': list,
    'POST /orders/order/tickets': problem(409, 'order.ticketEnded', { detail: '这件已结束。' }),
  });
  const onOrder = show(draft);
  fireEvent.click(screen.getByText('另加工单'));
  fireEvent.click(await screen.findByText(/261121 00001/));
  await screen.findByText('这件已结束。');
  expect(onOrder).toHaveBeenCalledWith(null);
});

it('offers nothing to add once the order is signed', () => {
  show(anOrder({ tickets: [listed] }));
  expect(screen.queryByText('另加工单')).toBeNull();
});
