import net from 'node:net';
import { sentenceOf, type ErrorCode, type Problem } from '@wide-angle/shared';
import { startTestApp, type TestApp } from './testing/start-test-app.js';

/*
 * What no HTTP library sends, byte by byte over a socket: each gets one problem in words for people, and the next visitor
 * is served as if nothing had been.
 */

let test: TestApp;
let url: URL;
const logged: string[] = [];
beforeAll(async () => {
  jest.spyOn(process.stdout, 'write').mockImplementation((line) => logged.push(String(line)) > 0);
  test = await startTestApp({ config: { log: { level: 'error', format: 'pretty' } } });
  url = new URL(await test.url());
}, 120_000);
afterAll(async () => {
  await test.close();
  jest.restoreAllMocks();
});

/** What the server says until it closes the connection. */
function spoken(bytes: string | Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(Number(url.port), url.hostname, () => socket.write(bytes));
    let answer = '';
    socket.on('data', (part) => (answer += part.toString()));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** The one answer in `text`; fails when there is none, more than one, or its length is not what it says. */
function parsed(text: string): Answer {
  const [head = '', ...rest] = text
    .replace(/^HTTP\/1\.1 100 Continue\r\n\r\n/, '')
    .split('\r\n\r\n');
  const [line = '', ...fields] = head.split('\r\n');
  const headers = Object.fromEntries(
    fields.map((field) => {
      const [name = '', value] = field.split(/: (.*)/);
      return [name.toLowerCase(), value ?? ''];
    }),
  );
  const body = rest.join('\r\n\r\n');
  expect(Number(headers['content-length'])).toBe(Buffer.byteLength(body));
  return { status: Number(line.split(' ')[1]), headers, body };
}

async function expectProblem(bytes: string | Buffer, status: number, code: ErrorCode) {
  const answer = parsed(await spoken(bytes));
  const problem = JSON.parse(answer.body) as Problem;
  expect(answer.headers).toMatchObject({
    'content-type': expect.stringMatching(/^application\/problem\+json/),
    connection: 'close',
    'x-request-id': problem.requestId,
  });
  expect([answer.status, problem.status, problem.code]).toEqual([status, status, code]);
  expect(problem.detail).toMatch(/^[\p{Script=Han}].*。$/u);
  const next = await test.inject({ method: 'GET', url: '/health/live' });
  expect(next.statusCode).toBe(200);
  return { answer, problem };
}

const head = (line: string, ...fields: string[]) =>
  `${[`${line} HTTP/1.1`, 'Host: x', ...fields].join('\r\n')}\r\n\r\n`;
const SIGN_IN = 'POST /api/v1/session/password';
const JSON_TYPE = 'Content-Type: application/json';
/** A request whose body is complete. */
const post = (body: string | Buffer, ...fields: string[]) =>
  Buffer.concat([
    Buffer.from(
      head(SIGN_IN, `Content-Length: ${Buffer.byteLength(body)}`, 'Connection: close', ...fields),
    ),
    Buffer.from(body),
  ]);

describe('bytes that are no request:', () => {
  const chunked = head(SIGN_IN, JSON_TYPE, 'Transfer-Encoding: chunked');
  it.each<[string, string | Buffer]>([
    ['words', 'hello\r\n\r\n'],
    ['the beginning of TLS', Buffer.from('16030100a5010000a1', 'hex')],
    ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['a version that there is not', 'GET / HTTP/9.9\r\nHost: x\r\n\r\n'],
    ['a method that there is not', head('FOO /')],
    ['a space in the address', head('GET /a b')],
    ['an address that is not ASCII', head('GET /小区')],
    ['a NUL in a header', head('GET /', 'X: a\0b')],
    ['a negative length', head('POST /', 'Content-Length: -1')],
    ['a length beyond all numbers', head('POST /', `Content-Length: ${'9'.repeat(30)}`)],
    ['two lengths', head('POST /', 'Content-Length: 1', 'Content-Length: 2')],
    [
      'a length and chunks',
      head('POST /', 'Content-Length: 1', 'Transfer-Encoding: chunked') + '0\r\n\r\n',
    ],
    ['chunks that do not come last', head('POST /', 'Transfer-Encoding: chunked, gzip')],
    ['an encoding without chunks', `${head('POST /', 'Transfer-Encoding: gzip')}abc`],
    ['a chunk without a length', `${chunked}zz\r\nhello\r\n`],
    ['a chunk that is longer than it says', `${chunked}3\r\n{"a":1}\r\n0\r\n\r\n`],
  ])('%s', async (_, bytes) => {
    await expectProblem(bytes, 400, 'input.malformed');
  });

  it.each([
    ['headers', head('GET /', `X: ${'a'.repeat(20_000)}`)],
    ['an address', head(`GET /api/v1/${'a'.repeat(20_000)}`)],
    ['300 kB of headers', head('GET /', ...Array<string>(300).fill(`X: ${'a'.repeat(1000)}`))],
  ])('%s without an end', async (_, bytes) => {
    await expectProblem(bytes, 431, 'request.headersTooLarge');
  });

  it('chunks that say more about themselves than they hold', async () => {
    const bytes = `${chunked}1;${'a'.repeat(20_000)}\r\n{\r\n`;
    await expectProblem(bytes, 413, 'input.tooLarge');
  });

  it('a tunnel', async () => {
    await expectProblem(head('CONNECT example.com:443'), 404, 'route.notFound');
  });
});

describe('a request', () => {
  it.each([
    ['without a host', 'GET /health/live HTTP/1.1\r\n\r\n'],
    ['with two hosts', head('GET /health/live', 'Host: y')],
  ])('%s is refused', async (_, bytes) => {
    await expectProblem(bytes, 400, 'input.malformed');
  });

  it.each([
    ['of HTTP/1.0, which has no host', 'GET /health/live HTTP/1.0\r\n\r\n'],
    ['with a whole address', head('GET http://y/health/live', 'Connection: close')],
    [
      'that wants to become a web socket',
      head('GET /health/live', 'Connection: Upgrade, close', 'Upgrade: websocket'),
    ],
  ])('%s is answered', async (_, bytes) => {
    expect(parsed(await spoken(bytes)).status).toBe(200);
  });

  it.each(['100-continue', '200-ok'])('that expects %s is answered', async (expectation) => {
    const bytes = post('{}', JSON_TYPE, `Expect: ${expectation}`);
    await expectProblem(bytes, 400, 'input.invalid');
  });

  it('that announces too much is refused before it is sent', async () => {
    const bytes = head(SIGN_IN, JSON_TYPE, 'Content-Length: 999999999');
    await expectProblem(bytes, 413, 'input.tooLarge');
  });
});

describe('a body', () => {
  it.each([
    ['of bytes that are no UTF-8', Buffer.from('{"login":"\xff\xfe","password":"x"}', 'latin1')],
    ['of half a character', Buffer.from('{"login":"\xe5\xb0","password":"x"}', 'latin1')],
    ['of 100000 brackets', '['.repeat(100_000)],
    ['with a NUL between', '{\0}'],
  ])('%s is refused', async (_, body) => {
    await expectProblem(post(body, JSON_TYPE), 400, 'input.malformed');
  });

  it.each(['', 'null', '5', '"x"', '[]', '[{"login":"x"}]', '\ufeff{}'])(
    '%j lacks what is asked for',
    async (body) => {
      await expectProblem(post(body, JSON_TYPE), 400, 'input.invalid');
    },
  );

  it.each([
    ['no type', '{}', []],
    ['XML', '<a/>', ['Content-Type: text/xml']],
    ['another alphabet', '{}', ['Content-Type: application/json; charset=latin1']],
    ['two bytes a letter', '{\0}\0', ['Content-Type: application/json; charset=utf-16']],
    ['compression', '{}', [JSON_TYPE, 'Content-Encoding: gzip']],
  ])('of %s is told what is taken', async (_, body, fields) => {
    await expectProblem(post(body, ...fields), 415, 'input.notJson');
  });

  it.each(['charset=utf-8', 'charset="UTF-8"', 'charset=utf8'])('with %s is read', async (part) => {
    await expectProblem(post('{}', `${JSON_TYPE}; ${part}`), 400, 'input.invalid');
  });
});

describe('a wrong method', () => {
  it.each([
    ['PUT', '/api/v1/tickets', 'GET, HEAD, OPTIONS, POST'],
    ['DELETE', '/api/v1/tickets/x/claim', 'OPTIONS, POST'],
    ['GET', '/api/v1/tickets/x/claim?a=b', 'OPTIONS, POST'],
    ['PROPFIND', '/api/v1/me', 'GET, HEAD, OPTIONS'],
    ['TRACE', '/health/live', 'GET, HEAD, OPTIONS'],
    ['POST', '/', 'GET, HEAD, OPTIONS'],
  ])('%s %s is told the right ones', async (method, address, allowed) => {
    const { answer, problem } = await expectProblem(
      head(`${method} ${address}`, 'Connection: close'),
      405,
      'request.methodNotAllowed',
    );
    expect(answer.headers.allow).toBe(allowed);
    expect(problem.detail).toBe(sentenceOf('request.methodNotAllowed', { method, allowed }));
  });

  it.each(['PUT /api/v1/nowhere', 'POST /api/v1/tickets/x/nowhere', 'OPTIONS *', 'POST //'])(
    '%s has no address',
    async (line) => {
      const { answer } = await expectProblem(
        head(line, 'Connection: close'),
        404,
        'route.notFound',
      );
      expect(answer.headers).not.toHaveProperty('allow');
    },
  );

  it('OPTIONS tells the methods and lets no other site in', async () => {
    const bytes = head('OPTIONS /api/v1/tickets', 'Origin: http://y', 'Connection: close');
    const text = await spoken(bytes);
    expect(text).toMatch(/^HTTP\/1\.1 204 /);
    expect(text).toMatch(/^allow: GET, HEAD, OPTIONS, POST\r$/m);
    expect(text).not.toMatch(/access-control/i);
  });
});

it('who leaves in the middle, or never ends, is no accident of ours', async () => {
  const bytes = `${head(SIGN_IN, JSON_TYPE, 'Content-Length: 50')}{`;
  const socket = net.connect(Number(url.port), url.hostname, () => socket.write(bytes));
  await new Promise((resolve) => test.app.getHttpServer().once('request', resolve));
  socket.resetAndDestroy();
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(logged).toEqual([]);
});
