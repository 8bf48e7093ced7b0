import { API_PREFIX, type Problem } from '@wide-angle/shared';
import { startTestApp, type TestApp } from '../testing/start-test-app.js';
import { platformSchema } from './platform-schema.js';
import { ForgetfulModule, ProbeModule } from './testing/probe.js';

const ID = '0193a1b2-0000-7000-8000-000000000000';
const KEY = { 'idempotency-key': 'key-1' };

describe('the platform around a feature', () => {
  let test: TestApp;
  beforeAll(async () => {
    const modules = [ProbeModule, ForgetfulModule];
    test = await startTestApp({ modules, schema: platformSchema });
  });
  afterAll(() => test.close());

  const get = (path: string, headers: Record<string, string> = {}) =>
    test.inject({ method: 'GET', url: API_PREFIX + path, headers });
  const post = (payload: unknown, headers: Record<string, string> = KEY) =>
    test.inject({
      method: 'POST',
      url: `${API_PREFIX}/probe`,
      headers,
      payload: payload as object,
    });

  it('is alive and ready', async () => {
    const live = await test.inject({ method: 'GET', url: '/health/live' });
    expect([live.statusCode, live.json()]).toEqual([200, { status: 'ok' }]);
    const ready = await test.inject({ method: 'GET', url: '/health/ready' });
    expect(ready.statusCode).toBe(200);
    expect(ready.json().details).toMatchObject({
      database: { status: 'up' },
      migrations: { status: 'up' },
    });
  });

  it('lets nobody in by omission', async () => {
    const response = await test.inject({ method: 'GET', url: '/forgotten' });
    expect([response.statusCode, response.json<Problem>().code]).toEqual([
      403,
      'permission.denied',
    ]);
  });

  it.each([
    ['/probe/open', undefined, 200],
    ['/probe/signed-in', undefined, 'session.missing'],
    ['/probe/signed-in', 'Basic cmVzaWRlbnQ=', 'session.missing'],
    ['/probe/signed-in', 'Bearer resident', 200],
    ['/probe/bureau', 'Bearer resident', 'permission.denied'],
    ['/probe/bureau', 'Bearer bureau', 200],
    ['/probe/nowhere', 'Bearer bureau', 'route.notFound'],
  ])('answers GET %s by %s with %s', async (path, authorization, expected) => {
    const response = await get(path, authorization ? { authorization } : {});
    const seen = response.statusCode === 200 ? 200 : response.json<Problem>().code;
    expect(seen).toBe(expected);
  });

  it('answers problems as problem+json with a sentence and the request’s id', async () => {
    const response = await get('/probe/signed-in', { 'x-request-id': 'from-the-proxy' });
    expect(response.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(response.headers['x-request-id']).toBe('from-the-proxy');
    expect(response.json()).toEqual({
      type: 'about:blank',
      title: 'Unauthorized',
      status: 401,
      code: 'session.missing',
      detail: '请先登录。',
      requestId: 'from-the-proxy',
    });
  });

  it('takes good input, cleaned', async () => {
    const body = { id: ID, words: '  灯\u0000坏了😀\r\n ', ids: [], inner: { words: 'x' } };
    const response = await post(body);
    expect(response.json()).toEqual({ ...body, words: '灯坏了😀', key: 'key-1' });
    expect(response.statusCode).toBe(200);
  });

  it('names what is wrong field by field, in Chinese', async () => {
    const body = {
      id: 'x',
      words: ' ',
      count: 4,
      kind: 'c',
      ids: [ID, ID],
      isSure: null,
      inner: { words: '一二三四五六' },
      more: 1,
    };
    const problem = (await post(body)).json<Problem>();
    expect(problem).toMatchObject({ status: 400, code: 'input.invalid' });
    expect(problem.fields).toEqual({
      id: '编号不正确，请重新选择。',
      words: '请填写这一项。',
      count: '不能大于 3。',
      kind: '请从列表里选择。',
      ids: '有重复的内容，请去掉重复项。',
      isSure: '请选择“是”或“否”。',
      'inner.words': '最多 5 个字，请删减。',
      more: '没有这一项，请更新到最新版本后重试。',
    });
  });

  it.each([
    ['no body', undefined, {}],
    ['a list', [], {}],
    ['words', '"x"', { 'content-type': 'application/json' }],
    ['null', 'null', { 'content-type': 'application/json' }],
  ])('refuses %s as body', async (_, payload, headers) => {
    const response = await post(payload, { ...KEY, ...headers });
    expect(response.statusCode).toBe(400);
    expect(response.json<Problem>().code).toMatch(/^input\./);
  });

  it.each([
    ['half of JSON', '{"id":', 'application/json', 'input.malformed'],
    ['a prototype', '{"__proto__":{}}', 'application/json', 'input.malformed'],
    ['a form', 'id=1', 'application/x-www-form-urlencoded', 'input.notJson'],
    ['300 kB', `"${'x'.repeat(300_000)}"`, 'application/json', 'input.tooLarge'],
  ])('refuses %s as body', async (_, payload, type, code) => {
    const response = await post(payload, { ...KEY, 'content-type': type });
    expect(response.json<Problem>().code).toBe(code);
  });

  it.each([[{}], [{ 'idempotency-key': '' }], [{ 'idempotency-key': 'x'.repeat(65) }]])(
    'refuses a numbered request with the headers %j',
    async (headers) => {
      const response = await post({ id: ID, words: 'x' }, headers);
      expect(response.json<Problem>().code).toBe('input.idempotencyKey');
    },
  );

  it('reads the limit of a list as a number', async () => {
    expect((await get('/probe/list?limit=7')).json()).toEqual({ limit: 7 });
    expect((await get('/probe/list?limit=51')).json<Problem>().fields).toEqual({
      limit: '不能大于 50。',
    });
    expect((await get('/probe/list?limit=x')).json<Problem>().code).toBe('input.invalid');
  });

  it('hands over the fresh record of a conflict and keeps the cause to itself', async () => {
    const response = await get('/probe/fail?how=refusal');
    expect(response.statusCode).toBe(409);
    expect(response.json()).toMatchObject({ code: 'ticket.changed', ticket: { id: 'fresh' } });
    expect(response.json()).not.toHaveProperty('cause');
  });

  it('tells nothing of an accident', async () => {
    const response = await get('/probe/fail?how=accident');
    expect([response.statusCode, response.json<Problem>().code]).toEqual([500, 'server.failed']);
    expect(response.body).not.toContain('secret');
  });

  it('calls a rivalry that never ended busy, and says when to come back', async () => {
    const response = await get('/probe/fail?how=deadlock');
    expect([response.statusCode, response.headers['retry-after']]).toEqual([503, '3']);
  });

  it('sends the security headers with every answer', async () => {
    for (const path of ['/probe/open', '/probe/nowhere']) {
      const { headers } = await get(path);
      expect(headers['content-security-policy']).toContain("script-src 'self';");
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers).not.toHaveProperty('x-powered-by');
    }
  });

  it('describes the API from the table and the rules of the DTOs', async () => {
    const page = await test.inject({ method: 'GET', url: '/api/docs' });
    expect(page.body).toContain('广角镜 API');
    for (const [, file = ''] of page.body.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect([file, (await test.inject({ method: 'GET', url: file })).statusCode]).toEqual([
        file,
        200,
      ]);
    }
    expect((await test.inject({ method: 'GET', url: '/api/docs/package.json' })).statusCode).toBe(
      404,
    );
    const { paths, components } = (
      await test.inject({ method: 'GET', url: '/api/docs-json' })
    ).json();
    expect(paths[`${API_PREFIX}/probe`].post.summary).toBe('Gives back what it got');
    expect(paths).not.toHaveProperty(['/health/live']);
    expect(components.schemas.ProbeBodyDto).toMatchObject({
      required: ['id', 'words'],
      properties: {
        id: { type: 'string', format: 'uuid' },
        words: { type: 'string', minLength: 1, maxLength: 10 },
        count: { type: 'integer', minimum: 1, maximum: 3 },
        ids: { type: 'array', maxItems: 2, items: { type: 'string', format: 'uuid' } },
      },
    });
  });
});

describe('request limits', () => {
  let test: TestApp;
  beforeAll(async () => {
    const config = { requestsPerMinute: 3 };
    test = await startTestApp({ modules: [ProbeModule], schema: platformSchema, config });
  });
  afterAll(() => test.close());

  const visit = async (url: string, headers: Record<string, string> = {}) =>
    test.inject({ method: 'GET', url, headers });

  it('count per person, or per address where nobody is signed in, and never the probes', async () => {
    const url = `${API_PREFIX}/probe/signed-in`;
    const asResident = { authorization: 'Bearer resident' };
    const codes = [];
    for (let n = 0; n < 5; n += 1) codes.push((await visit(url, asResident)).statusCode);
    expect(codes).toEqual([200, 200, 200, 429, 429]);
    expect((await visit(url, { authorization: 'Bearer staff' })).statusCode).toBe(200);
    const refused = await visit(url, asResident);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused.json<Problem>().detail).toMatch(/^操作太频繁，请 \d+ 秒后再试。$/);
    for (let n = 0; n < 5; n += 1) {
      expect((await visit('/health/live')).statusCode).toBe(200);
    }
  });
});
