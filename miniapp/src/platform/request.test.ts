import Taro from '@tarojs/taro';
import { resetTaro } from '../../test/taro';
import { resetClock } from './clock';
import { NetworkError, ProblemError, problemText } from './problem-error';
import { bindSession, plainTransport, transport } from './request';

const request = jest.mocked(Taro.request) as unknown as jest.Mock;
const call = { method: 'GET', url: '/api/v1/tickets', body: undefined, headers: {} };

const ok = (data: unknown) => ({ statusCode: 200, header: {}, data });
const expired = {
  statusCode: 401,
  header: {},
  data: {
    code: 'session.expired',
    detail: '登录已过期',
    status: 401,
    title: '',
    type: 'about:blank',
  },
};

/** A server that takes only `good` and a person who holds `held` until `renew` is called. */
function given(renews: boolean) {
  let held = 'old';
  const renew = jest.fn(async () => {
    if (renews) held = 'good';
    return renews;
  });
  bindSession({ token: () => held, renew });
  request.mockImplementation(async ({ header }: { header: { authorization?: string } }) =>
    header.authorization === 'Bearer good' ? ok({ items: [] }) : expired,
  );
  return renew;
}

beforeEach(() => {
  resetTaro();
  resetClock();
  request.mockReset();
  bindSession({ token: () => null, renew: async () => false });
});

it('gives the body of an answer and sends the token', async () => {
  bindSession({ token: () => 't', renew: async () => false });
  request.mockResolvedValue(ok({ id: '1' }));
  await expect(transport(call)).resolves.toEqual({ id: '1' });
  expect(request.mock.calls[0][0]).toMatchObject({
    url: 'https://test.invalid/api/v1/tickets',
    header: { authorization: 'Bearer t' },
  });
});

it('turns a problem into an error with code, sentence, fields and the fresh ticket', async () => {
  const data = { code: 'ticket.changed', detail: '刚刚有变化', status: 409, ticket: { id: '7' } };
  request.mockResolvedValue({ statusCode: 409, header: {}, data });
  const error = await transport(call).catch((one: unknown) => one);
  expect(error).toBeInstanceOf(ProblemError);
  expect(error).toMatchObject({
    code: 'ticket.changed',
    message: '刚刚有变化',
    ticket: { id: '7' },
  });
});

it("has a sentence of its own for a proxy's page", async () => {
  request.mockResolvedValue({ statusCode: 502, header: {}, data: '<html>Bad Gateway</html>' });
  const error = await transport(call).catch((one: unknown) => one);
  expect(error).toMatchObject({ code: 'server.failed' });
  expect(problemText(error)).not.toMatch(/html|502/i);
});

it.each([
  ['request:fail timeout', 'timeout'],
  ['request:fail interrupted', 'offline'],
])('knows %s as %s', async (errMsg, kind) => {
  request.mockRejectedValue({ errMsg });
  const error = await transport(call).catch((one: unknown) => one);
  expect(error).toBeInstanceOf(NetworkError);
  expect(error).toMatchObject({ kind });
});

it('renews once for many requests that meet an expired token, and sends each again', async () => {
  const renew = given(true);
  const answers = await Promise.all([transport(call), transport(call), transport(call)]);
  expect(answers).toEqual([{ items: [] }, { items: [] }, { items: [] }]);
  expect(renew).toHaveBeenCalledTimes(1);
});

it('gives the refusal through when the token cannot be renewed, and tries only once', async () => {
  const renew = given(false);
  await expect(transport(call)).rejects.toMatchObject({ code: 'session.expired' });
  expect(renew).toHaveBeenCalledTimes(1);
  expect(request).toHaveBeenCalledTimes(1);
});

it('says that the network is gone when the renewal could not be asked for', async () => {
  given(false);
  bindSession({ token: () => 'old', renew: () => Promise.reject(new NetworkError('offline')) });
  await expect(transport(call)).rejects.toBeInstanceOf(NetworkError);
});

it('does not renew for nobody, nor on the plain way', async () => {
  const renew = given(true);
  await expect(plainTransport(call)).rejects.toMatchObject({ code: 'session.expired' });
  expect(renew).not.toHaveBeenCalled();
});
