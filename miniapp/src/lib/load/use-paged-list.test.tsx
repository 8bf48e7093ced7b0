import { act, renderHook, waitFor } from '@testing-library/react';
import { type Page } from '@wide-angle/shared';
import { resetTaro } from '../../../test/taro';
import { NetworkError, ProblemError } from '../../platform/problem-error';
import { usePagedList } from './use-paged-list';

beforeEach(resetTaro);

const idOf = (row: string) => row;
type Load = jest.Mock<Promise<Page<string>>, [string | undefined]>;

async function listOf(load: Load) {
  const { result } = renderHook(() => usePagedList('list', { load, idOf }));
  await waitFor(() => expect(result.current.data).not.toBeNull());
  return result;
}

it('asks for page after page, keeps a row once, and knows the end', async () => {
  const load: Load = jest
    .fn()
    .mockResolvedValueOnce({ items: ['a', 'b'], next: 'c1' })
    .mockResolvedValueOnce({ items: ['b', 'c'], next: null });
  const result = await listOf(load);
  expect(result.current.end).toBe('more');
  await act(() => result.current.more());
  expect(load.mock.calls).toEqual([[undefined], ['c1']]);
  expect(result.current.data).toEqual(['a', 'b', 'c']);
  expect(result.current.end).toBe('end');
  await act(() => result.current.more());
  expect(load).toHaveBeenCalledTimes(2);
});

it('does not ask twice for the same page', async () => {
  const load: Load = jest
    .fn()
    .mockResolvedValueOnce({ items: ['a'], next: 'c1' })
    .mockResolvedValue({ items: ['b'], next: null });
  const result = await listOf(load);
  await act(async () => {
    const first = result.current.more();
    const second = result.current.more();
    await Promise.all([first, second]);
  });
  expect(result.current.data).toEqual(['a', 'b']);
});

it('keeps the rows when a further page fails, and can try it again', async () => {
  const load: Load = jest
    .fn()
    .mockResolvedValueOnce({ items: ['a'], next: 'c1' })
    .mockRejectedValueOnce(new NetworkError('offline'))
    .mockResolvedValueOnce({ items: ['b'], next: null });
  const result = await listOf(load);
  await act(() => result.current.more());
  expect(result.current.data).toEqual(['a']);
  expect(result.current.end).toBe('failed');
  await act(() => result.current.more());
  expect(result.current.data).toEqual(['a', 'b']);
});

it('starts again where the server no longer knows the cursor', async () => {
  const stale = new ProblemError({
    type: 'about:blank',
    title: '',
    status: 400,
    code: 'input.cursor',
    detail: '',
  });
  const load: Load = jest
    .fn()
    .mockResolvedValueOnce({ items: ['a'], next: 'c1' })
    .mockRejectedValueOnce(stale)
    .mockResolvedValueOnce({ items: ['n', 'a'], next: null });
  const result = await listOf(load);
  await act(() => result.current.more());
  expect(result.current.data).toEqual(['n', 'a']);
});

it('changes rows at once', async () => {
  const load: Load = jest.fn().mockResolvedValue({ items: ['a', 'b'], next: null });
  const result = await listOf(load);
  act(() => result.current.change((rows) => rows.filter((row) => row !== 'a')));
  expect(result.current.data).toEqual(['b']);
});
