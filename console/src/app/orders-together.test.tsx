import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { numberText } from '@wide-angle/shared';
import {
  button,
  dialog,
  hasButton,
  leaveConsole,
  noDialog,
  renderConsole,
  signIn,
  write,
} from '../testing/render-console.tsx';
import type { FakeServer } from '../testing/fake-server.ts';

jest.setTimeout(30_000);

afterEach(leaveConsole);

/** The box in a ticket's row. */
async function box({ county }: FakeServer, id: string): Promise<HTMLInputElement> {
  const number = numberText(county.ticket(id).number);
  return screen.findByLabelText<HTMLInputElement>(new RegExp(`^一并督办：${number}`));
}

const created = ({ log }: FakeServer) => log.filter(({ call }) => call === 'POST /orders');

async function issue(demand: string): Promise<HTMLElement> {
  fireEvent.click(button('签发督办单', screen.getByLabelText('已选的工单')));
  const form = await dialog();
  write(form, '督办要求', demand);
  fireEvent.click(button('签发', form));
  fireEvent.click(button('确认签发', form));
  return form;
}

test('the bureau marks two tickets of a company and issues one order about both', async () => {
  const { server, router } = renderConsole('/tickets/open');
  await signIn('liu');
  fireEvent.click(await box(server, 't-lift'));
  expect(screen.getByLabelText('已选的工单').textContent).toContain('已选 1 件');
  fireEvent.click(await box(server, 't-light'));
  const bar = screen.getByLabelText('已选的工单');
  expect(bar.textContent).toContain('已选 2 件由安居物业承办：');

  await issue('三日内修复，并向业主通报。');
  await noDialog();
  await screen.findByText('督办的工单（2 件）', { selector: 'h2' });
  expect(created(server)).toHaveLength(1);
  const order = server.county.order(String(router.state.location.pathname.split('/').pop()));
  expect(order.tickets.map(({ facts }) => facts.id)).toEqual(['t-lift', 't-light']);
  expect(order.number).toBe('督〔2026〕1号');
});

test('a box that cannot be ticked says why, and what is marked can be taken back one by one', async () => {
  const { server } = renderConsole('/tickets/open');
  await signIn('liu');
  expect((await box(server, 't-other-area')).disabled).toBe(false);
  fireEvent.click(await box(server, 't-light'));
  const other = await box(server, 't-other-area');
  expect(other.disabled).toBe(true);
  expect(other.getAttribute('aria-label')).toContain('（一张督办单只发给一家单位');
  expect(other.closest('[title]')?.getAttribute('title')).toBe(
    '一张督办单只发给一家单位，已选的由安居物业承办',
  );
  fireEvent.click(button('只看安居物业'));
  await waitFor(() => expect(screen.queryByLabelText(/^一张督办单只发给/)).toBeNull());
  fireEvent.click(await screen.findByLabelText('不再只看安居物业'));
  await box(server, 't-other-area');
  const number = numberText(server.county.ticket('t-light').number);
  fireEvent.click(screen.getByLabelText(`不选 ${number}`));
  expect(screen.queryByLabelText('已选的工单')).toBeNull();
  expect((await box(server, 't-other-area')).disabled).toBe(false);
});

test('arrow keys move between the boxes that can be ticked', async () => {
  const { server } = renderConsole('/tickets/open');
  await signIn('liu');
  fireEvent.click(await box(server, 't-other-area'));
  const ticked = await box(server, 't-other-area');
  ticked.focus();
  fireEvent.keyDown(ticked, { key: 'Home' });
  expect(document.activeElement).toBe(ticked);
  fireEvent.click(ticked);
  fireEvent.keyDown(ticked, { key: 'Home' });
  expect(document.activeElement).toBe(document.querySelector('tbody input[type=checkbox]'));
});

test('a ticket that ended meanwhile is named in the dialog, and nothing is issued', async () => {
  const { server } = renderConsole('/tickets/open');
  await signIn('liu');
  fireEvent.click(await box(server, 't-lift'));
  fireEvent.click(await box(server, 't-light'));
  const light = server.county.ticket('t-light');
  light.facts = { ...light.facts, state: 'withdrawn' };
  const form = await issue('三日内修复。');
  const { number } = light;
  await within(form).findByText(new RegExp(`${numberText(number)}|${number}`));
  await waitFor(() => expect(button('签发', form)).toBeTruthy());
  expect(within(form).getByLabelText<HTMLTextAreaElement>('督办要求').value).toBe('三日内修复。');
  expect(server.county.ticket('t-lift').events.some(({ type }) => type === 'supervise')).toBe(
    false,
  );
});

test('an ended ticket cannot be marked', async () => {
  const { server } = renderConsole('/tickets/all');
  await signIn('li');
  const closed = await box(server, 't-closed');
  expect(closed.disabled).toBe(true);
  expect(closed.getAttribute('aria-label')).toContain('（工单已结束）');
  expect((await box(server, 't-light')).disabled).toBe(false);
});

test('whoever issues no orders has no boxes', async () => {
  const { server } = renderConsole('/tickets/team');
  await signIn('chen');
  await screen.findByText(numberText(server.county.ticket('t-light').number));
  expect(document.querySelector('tbody input[type=checkbox]')).toBeNull();
  expect(hasButton('签发督办单')).toBe(false);
});
