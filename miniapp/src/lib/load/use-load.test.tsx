import { act, renderHook, waitFor } from '@testing-library/react';
import { resetTaro } from '../../../test/taro';
import { NetworkError, ProblemError } from '../../platform/problem-error';
import { forgetRemembered } from './remembered';
import { asOfText, statusOf, useLoad } from './use-load';

beforeEach(resetTaro);

const offline = () => Promise.reject(new NetworkError('offline'));

it('goes from loading to the data', async () => {
  const { result } = renderHook(() => useLoad('a', () => Promise.resolve(7)));
  expect(statusOf(result.current)).toEqual({ kind: 'loading' });
  await waitFor(() => expect(result.current.data).toBe(7));
  expect(statusOf(result.current)).toEqual({ kind: 'ready' });
  expect(asOfText(result.current)).toBeUndefined();
});

it('says why it failed, and can be tried again', async () => {
  const load = jest.fn().mockImplementationOnce(offline).mockResolvedValue('x');
  const { result } = renderHook(() => useLoad('a', load));
  await waitFor(() => expect(statusOf(result.current).kind).toBe('failed'));
  await act(() => result.current.reload());
  expect(result.current.data).toBe('x');
  expect(result.current.error).toBeNull();
});

it('shows the last data with their time when the network is gone', async () => {
  const first = renderHook(() => useLoad('a', () => Promise.resolve('old'), { keepAs: 'list' }));
  await waitFor(() => expect(first.result.current.data).toBe('old'));
  first.unmount();
  const { result } = renderHook(() => useLoad('a', offline, { keepAs: 'list' }));
  expect(result.current.data).toBe('old');
  await waitFor(() => expect(asOfText(result.current)).toMatch(/^今天 \d\d:\d\d$/));
  expect(statusOf(result.current)).toEqual({ kind: 'ready' });
});

it('keeps nothing for the next person at this phone', async () => {
  const first = renderHook(() => useLoad('a', () => Promise.resolve('mine'), { keepAs: 'list' }));
  await waitFor(() => expect(first.result.current.data).toBe('mine'));
  first.unmount();
  forgetRemembered();
  const { result } = renderHook(() => useLoad('a', offline, { keepAs: 'list' }));
  await waitFor(() => expect(statusOf(result.current).kind).toBe('failed'));
  expect(result.current.data).toBeNull();
});

it('drops a late answer of the key before', async () => {
  let answerOld: (value: string) => void = () => undefined;
  const old = new Promise<string>((resolve) => (answerOld = resolve));
  const load: Record<string, () => Promise<string>> = {
    a: () => old,
    b: () => Promise.resolve('of b'),
  };
  const { result, rerender } = renderHook(({ key }) => useLoad(key, load[key]!), {
    initialProps: { key: 'a' },
  });
  rerender({ key: 'b' });
  await waitFor(() => expect(result.current.data).toBe('of b'));
  await act(async () => answerOld('of a'));
  expect(result.current.data).toBe('of b');
});

it('takes data that came another way, over an answer still on its way', async () => {
  let answer: (value: string) => void = () => undefined;
  const slow = new Promise<string>((resolve) => (answer = resolve));
  const { result } = renderHook(() => useLoad('a', () => slow));
  act(() => result.current.set('from the action'));
  await act(async () => answer('before the action'));
  expect(result.current.data).toBe('from the action');
});

it('loads nothing while it may not', () => {
  const load = jest.fn().mockResolvedValue(1);
  renderHook(() => useLoad('a', load, { when: false }));
  expect(load).not.toHaveBeenCalled();
});

it('is no lost network when the server says no', async () => {
  const no = new ProblemError({
    type: 'about:blank',
    title: '',
    status: 404,
    code: 'ticket.notFound',
    detail: '没有找到',
  });
  const { result } = renderHook(() => useLoad('a', () => Promise.reject(no)));
  await waitFor(() =>
    expect(statusOf(result.current)).toMatchObject({ kind: 'failed', error: no }),
  );
});
