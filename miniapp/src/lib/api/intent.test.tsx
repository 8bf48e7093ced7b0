import { act, renderHook } from '@testing-library/react';
import { type ErrorCode } from '@wide-angle/shared';
import { resetTaro } from '../../../test/taro';
import { NetworkError, ProblemError } from '../../platform/problem-error';
import { intentKey, isOutcomeUnknown, useSending } from './intent';

beforeEach(resetTaro);

const refused = (status: number, code: ErrorCode) =>
  new ProblemError({ type: 'about:blank', title: '', status, code, detail: '不行' });

it.each([
  [new NetworkError('timeout'), true],
  [refused(503, 'server.busy'), true],
  [refused(409, 'request.inProgress'), true],
  [refused(409, 'ticket.changed'), false],
  [refused(400, 'input.invalid'), false],
])('knows after which failures the server may have done it: %s', (error, unknown) => {
  expect(isOutcomeUnknown(error)).toBe(unknown);
});

it('keeps the key while nobody knows, and takes another once the server has answered', () => {
  const key = intentKey('first');
  key.settle(new NetworkError('timeout'));
  expect(key.current()).toBe('first');
  key.settle(refused(400, 'input.invalid'));
  const second = key.current();
  expect(second).not.toBe('first');
  key.settle();
  expect(key.current()).not.toBe(second);
});

it('sends once for two taps, and again with the same key after a lost answer', async () => {
  const send = jest
    .fn<Promise<string>, [string]>()
    .mockRejectedValueOnce(new NetworkError('offline'))
    .mockResolvedValueOnce('done');
  const { result } = renderHook(() => useSending(send));
  await act(async () => {
    await Promise.all([result.current.run(), result.current.run()]);
  });
  expect(send).toHaveBeenCalledTimes(1);
  expect(result.current.error).toBeInstanceOf(NetworkError);
  await act(async () => expect(await result.current.run()).toBe('done'));
  expect(send.mock.calls[1]![0]).toBe(send.mock.calls[0]![0]);
  expect(result.current.error).toBeNull();
});
