import { createServer, type Server, type ServerOptions } from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { fastify, type FastifyInstance } from 'fastify';
import type { Problem } from '@wide-angle/shared';
import { refuseBrokenRequest } from './broken-request.js';
import { checkRequests } from './request-checks.js';
import { answerError } from './problem.filter.js';

/** What the server on `port` says to these bytes until it closes; with `hangUp`, the client ends its half at once. */
function spoken(port: number, bytes: string, hangUp = false): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, '127.0.0.1', () => {
      socket.write(bytes);
      if (hangUp) socket.end();
    });
    let answer = '';
    socket.on('data', (part) => (answer += part.toString()));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

const problemIn = (answer: string) => JSON.parse(answer.split('\r\n\r\n')[1] ?? '') as Problem;
const portOf = (server: Server) => (server.address() as AddressInfo).port;

let server: Server;
afterEach(() => new Promise((resolve) => server.close(resolve)));

async function serve(times: ServerOptions): Promise<void> {
  server = createServer(times, (request, response) => {
    if (request.url === '/begun') response.write('half ');
    if (request.url === '/now') response.end('done');
  });
  const log = { debug: jest.fn() } as unknown as FastifyInstance['log'];
  server.on('clientError', refuseBrokenRequest.bind({ log }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
}

describe('a request that does not come to its end', () => {
  beforeEach(() =>
    serve({ headersTimeout: 100, requestTimeout: 150, connectionsCheckingInterval: 20 }),
  );

  it.each([
    ['headers', 'GET / HTTP/1.1\r\nHost: x\r\n'],
    ['a body', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 200\r\n\r\n{}'],
    ['chunks', 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n'],
  ])('(%s) is told that its time is up', async (_, bytes) => {
    const answer = await spoken(portOf(server), bytes);
    expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
    expect(answer).toMatch(/^connection: close\r$/m);
    expect(problemIn(answer).code).toBe('request.timedOut');
  });

  it('is told nothing into the middle of an answer', async () => {
    const begun = 'POST /begun HTTP/1.1\r\nHost: x\r\nContent-Length: 200\r\n\r\n{}';
    const answer = await spoken(portOf(server), begun);
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK/);
    expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
  });
});

describe('bytes that are no request', () => {
  beforeEach(() => serve({}));

  it('are answered once, however much of it is still coming', async () => {
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = net.connect(portOf(server), '127.0.0.1');
      let answered = '';
      const more = setInterval(() => socket.write('nonsense\r\n\r\n'), 5);
      socket.on('data', (part) => (answered += part.toString()));
      socket.on('end', () => clearInterval(more));
      socket.on('close', () => resolve(answered));
      socket.on('error', reject);
    });
    expect(answer.match(/HTTP\/1\.1 400/g)).toHaveLength(1);
    expect(problemIn(answer).code).toBe('input.malformed');
  });

  it('are answered even while they pour, and the connection is not reset', async () => {
    const answer = await spoken(portOf(server), `nonsense\r\n\r\n${'x'.repeat(20_000_000)}`);
    expect(problemIn(answer).code).toBe('input.malformed');
  });

  it('may come from one who hangs up or never reads: the next is served', async () => {
    await spoken(portOf(server), 'nonsense\r\n\r\n', true);
    const deaf = net.connect(portOf(server), '127.0.0.1', () => {
      deaf.write('nonsense\r\n\r\n');
      deaf.resetAndDestroy();
    });
    await new Promise((resolve) => deaf.on('close', resolve));
    const next = 'GET /now HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';
    expect(await spoken(portOf(server), next)).toMatch(/^HTTP\/1\.1 200 OK/);
  });
});

it('a request to a server that stops is asked to come again, one under way is answered', async () => {
  const server = fastify({ return503OnClosing: false });
  server.setErrorHandler((error, _, reply) => answerError(reply, error));
  checkRequests(server);
  let finish = (_: string) => {};
  const work = new Promise<string>((resolve) => (finish = resolve));
  server.get('/', () => work);
  await server.listen({ port: 0, host: '127.0.0.1' });
  const get = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';
  const socket = net.connect(portOf(server.server), '127.0.0.1', () => socket.write(get));
  await new Promise((resolve) => server.server.once('request', resolve));
  const closed = server.close();
  const second = new Promise((resolve) => server.server.once('request', resolve));
  socket.write(get);
  await second;
  finish('done');
  const answers = (await text(socket)).split(/(?=HTTP\/1\.1)/);
  await closed;
  expect(answers.map((answer) => answer.slice(0, 12))).toEqual(['HTTP/1.1 200', 'HTTP/1.1 503']);
  expect(problemIn(answers[1] ?? '').code).toBe('server.busy');
  expect(answers[1]).toMatch(/^connection: close\r$/im);
});
