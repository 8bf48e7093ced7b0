import { createMemoryHistory } from '@tanstack/react-router';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { atLocal } from '@wide-angle/shared';
import { ConsoleApp } from '../app/console-app.tsx';
import { startFreshOnSwitch } from '../app/fresh-start.ts';
import { createConsoleRouter } from '../app/router.tsx';
import { createServerClock } from '../lib/clock.ts';
import { createQueryClient } from '../lib/query-client.ts';
import { createReachability } from '../lib/reachability.ts';
import { createServices } from '../lib/services.ts';
import { createFakeServer, type FakeServer } from './fake-server.ts';

/** A Friday at 10:00 in Gaotang: the stories of the fake county end here. */
export const FRIDAY = atLocal('2026-11-20', 600);

const running: (() => void)[] = [];

// jsdom has no layout to scroll.
window.scrollTo = () => undefined;

/** Renders the whole console over a county in memory, at an address below `/console`. */
export function renderConsole(address = '/', server: FakeServer = createFakeServer(FRIDAY)) {
  const clock = createServerClock(() => FRIDAY);
  const services = createServices({ fetch: server.fetch, storage: localStorage, clock });
  const reachability = createReachability(() => clock.now());
  const queryClient = createQueryClient(reachability);
  const history = createMemoryHistory({ initialEntries: [`/console${address}`] });
  const router = createConsoleRouter(history);
  startFreshOnSwitch(services.session, queryClient, () => void router.navigate({ to: '/' }));
  render(
    <ConsoleApp {...{ services, queryClient, reachability, router }} storage={localStorage} />,
  );
  running.push(() => queryClient.clear());
  return { server, router, queryClient, services };
}

/** Leaves nothing behind for the next test: timers of polling, tokens, dialogs. */
export function leaveConsole(): void {
  cleanup();
  running.splice(0).forEach((stop) => stop());
  localStorage.clear();
  document.body.innerHTML = '';
}

/** Types account and password and waits for the first list. */
export async function signIn(login: string): Promise<void> {
  fireEvent.change(await screen.findByLabelText('账号'), { target: { value: login } });
  fireEvent.change(screen.getByLabelText('密码'), { target: { value: 'demo' } });
  fireEvent.submit(screen.getByLabelText('密码').closest('form') as HTMLFormElement);
  await screen.findByLabelText('主导航');
}

/** The button of this exact name; `getByRole` is slow on these pages. */
export function button(name: string, root: HTMLElement = document.body): HTMLButtonElement {
  const found = [...root.querySelectorAll('button')].filter((one) => one.textContent === name);
  if (found.length !== 1) throw new Error(`${found.length} buttons are called ${name}`);
  return found[0] as HTMLButtonElement;
}

export function hasButton(name: string, root: HTMLElement = document.body): boolean {
  return [...root.querySelectorAll('button')].some((one) => one.textContent === name);
}

/** The open dialog. */
export async function dialog(): Promise<HTMLElement> {
  return waitFor(() => {
    const found = document.querySelector<HTMLElement>('.ant-modal');
    if (!found) throw new Error('no dialog is open');
    return found;
  });
}

export async function noDialog(): Promise<void> {
  await waitFor(() => {
    if (document.querySelector('.ant-modal'))
      throw new Error(
        'a dialog is still open: ' + document.querySelector('.ant-modal')?.textContent,
      );
  });
}

/** Opens a dialog by the button in the ticket's or order's row of actions. */
export async function openDialog(name: string): Promise<HTMLElement> {
  const bar = await screen.findByLabelText('可以做的事');
  fireEvent.click(button(name, bar));
  return dialog();
}

export function write(root: HTMLElement, label: string | RegExp, text: string): void {
  fireEvent.change(within(root).getByLabelText(label), { target: { value: text } });
}
