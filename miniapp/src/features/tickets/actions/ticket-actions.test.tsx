import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { type TicketView } from '@wide-angle/shared';
import Taro from '@tarojs/taro';
import { aTicket, noNetwork, problem, serve } from '../../../../test/server';
import { resetTaro } from '../../../../test/taro';
import { useTicketActions } from './ticket-actions';
import { type OnTicket } from './use-ticket-action';

const NOW = Date.parse('2026-11-23T02:30:00.000Z');

function Desk({ ticket, onTicket }: { ticket: TicketView; onTicket: OnTicket }) {
  const { footer, sheets } = useTicketActions(ticket, { policy: null, now: NOW }, onTicket);
  return (
    <>
      {footer}
      {sheets}
    </>
  );
}

function show(ticket: TicketView): jest.Mock {
  const onTicket = jest.fn();
  render(<Desk ticket={ticket} onTicket={onTicket} />);
  return onTicket;
}

const pool = aTicket({
  state: 'pending',
  relations: ['colleague'],
  actions: [{ action: 'claim', refusal: null }],
});
const held = aTicket({
  relations: ['handler', 'colleague'],
  actions: [
    { action: 'release', refusal: null },
    { action: 'ask', refusal: '已请业主补充过 2 次，请先办理，或电话联系。' },
  ],
});

beforeEach(resetTaro);

it('claims with one tap', async () => {
  const fresh = aTicket({ version: 5 });
  const sent = serve({ 'POST /tickets/t1/claim': { data: fresh } });
  const onTicket = show(pool);
  fireEvent.click(screen.getByText('领取'));
  await waitFor(() => expect(onTicket).toHaveBeenCalledWith(fresh, null));
  expect(sent).toHaveLength(1);
  expect(sent[0]!.header['idempotency-key']).toBeTruthy();
});

it('names the winner of a lost race and shows the ticket as it is', async () => {
  const fresh = aTicket({ handlerName: '李师傅' });
  serve({
    'POST /tickets/t1/claim': problem(409, 'ticket.claimedByOther', {
      detail: '这件工单已被李师傅领取，请看看其他工单。',
      ticket: fresh,
    }),
  });
  const onTicket = show(pool);
  fireEvent.click(screen.getByText('领取'));
  await waitFor(() =>
    expect(onTicket).toHaveBeenCalledWith(fresh, expect.stringContaining('李师傅')),
  );
});

it('says a failure of a one-tap action, and tries it again with the same key', async () => {
  const sent = serve({ 'POST /tickets/t1/claim': [noNetwork, { data: aTicket() }] });
  const onTicket = show(pool);
  fireEvent.click(screen.getByText('领取'));
  await waitFor(() => expect(Taro.showToast).toHaveBeenCalled());
  fireEvent.click(screen.getByText('领取'));
  await waitFor(() => expect(onTicket).toHaveBeenCalled());
  expect(sent[1]!.header['idempotency-key']).toBe(sent[0]!.header['idempotency-key']);
});

it('explains what cannot be done now, and does not do it', () => {
  show(held);
  fireEvent.click(screen.getByText('更多操作'));
  expect(screen.getByText(/已请业主补充过 2 次/)).toBeTruthy();
  fireEvent.click(screen.getByText('请业主补充'));
  expect(screen.queryByText('想问什么')).toBeNull();
});

async function fillRelease(words: string) {
  fireEvent.click(screen.getByText('更多操作'));
  fireEvent.click(screen.getByText('放回'));
  fireEvent.change(screen.getByLabelText('为什么放回'), { target: { value: words } });
  const buttons = screen.getAllByText('放回');
  fireEvent.click(buttons[buttons.length - 1]!);
}

it('asks before it sends, and sends the version that was seen', async () => {
  const sent = serve({ 'POST /tickets/t1/release': { data: aTicket({ version: 5 }) } });
  const onTicket = show(held);
  await fillRelease('');
  expect(screen.getByText(/请填写“为什么放回”/)).toBeTruthy();
  expect(sent).toHaveLength(0);
  fireEvent.change(screen.getByLabelText('为什么放回'), { target: { value: '有急事' } });
  const buttons = screen.getAllByText('放回');
  fireEvent.click(buttons[buttons.length - 1]!);
  await waitFor(() => expect(onTicket).toHaveBeenCalled());
  expect(sent[0]!.data).toEqual({ reason: '有急事', version: 4 });
  await waitFor(() => expect(screen.queryByLabelText('为什么放回')).toBeNull());
});

it('shows the fresh ticket when it changed meanwhile, and keeps the words for another try', async () => {
  const fresh = aTicket({ version: 9 });
  serve({ 'POST /tickets/t1/release': problem(409, 'ticket.changed', { ticket: fresh }) });
  const onTicket = show(held);
  await fillRelease('有急事');
  await waitFor(() => expect(onTicket).toHaveBeenCalledWith(fresh, '说明：ticket.changed'));
  await waitFor(() => expect(screen.queryByLabelText('为什么放回')).toBeNull());
  fireEvent.click(screen.getByText('更多操作'));
  fireEvent.click(screen.getByText('放回'));
  expect(screen.getByLabelText<HTMLTextAreaElement>('为什么放回').value).toBe('有急事');
});

it('keeps the form open with its sentence when the server refuses what was written', async () => {
  serve({
    'POST /tickets/t1/release': problem(400, 'input.invalid', { detail: '填写的内容有误' }),
  });
  const onTicket = show(held);
  await fillRelease('有急事');
  await waitFor(() => expect(screen.getByText('填写的内容有误')).toBeTruthy());
  expect(onTicket).not.toHaveBeenCalled();
});

it('does one thing for a double tap: what comes into the place of the button is not touched', async () => {
  const free = aTicket({ ...pool, version: 5 });
  const sent = serve({ 'POST /tickets/t1/release': { data: free } });
  const onTicket = show(held);
  await fillRelease('有急事');
  await waitFor(() => expect(Taro.showToast).toHaveBeenCalled());
  // Done, and said so; the thumb comes down once more.
  const buttons = screen.getAllByText('放回');
  fireEvent.click(buttons[buttons.length - 1]!);
  expect(onTicket).not.toHaveBeenCalled();
  await waitFor(() => expect(onTicket).toHaveBeenCalledWith(free, null));
  expect(sent).toHaveLength(1);
});
