import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Problem } from '@wide-angle/shared';
import { RemoveEstate } from './features/organizations/index.js';
import { aCounty, type County } from './testing/builders/county.js';
import { persona, type Persona } from './testing/personas.js';
import { startTestApp, type TestApp } from './testing/start-test-app.js';

/*
 * Addresses, methods and headers that no client of ours sends.
 */

let test: TestApp;
let county: County;
let owner: Persona;
let web: string;

beforeAll(async () => {
  web = builtClients();
  const roots = { h5: path.join(web, 'h5'), console: path.join(web, 'console') };
  test = await startTestApp({ config: { web: roots } });
  county = await aCounty(test);
  owner = await persona(test).resident(county.estates[0]);
}, 120_000);
afterAll(async () => {
  await test.close();
  fs.rmSync(web, { recursive: true, force: true });
});

/** Two clients of one page each, with a secret beside them. */
function builtClients(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'wide-angle-web-'));
  fs.writeFileSync(path.join(folder, 'secret.txt'), 'SECRET');
  for (const name of ['h5', 'console']) {
    fs.mkdirSync(path.join(folder, name));
    fs.writeFileSync(path.join(folder, name, 'index.html'), `<!doctype html>${name}`);
    fs.writeFileSync(path.join(folder, name, '.env'), 'SECRET');
  }
  return folder;
}

async function visit(url: string, headers: Record<string, string> = {}) {
  const authorization = `Bearer ${owner.session().accessToken}`;
  return test.inject({ method: 'GET', url, headers: { authorization, ...headers } });
}

describe('an address', () => {
  const ID = randomUUID();
  it.each([
    ['/api/v1/tickets/abc', 400, 'input.invalid'],
    [`/api/v1/tickets/${encodeURIComponent("1' OR 1=1--")}`, 400, 'input.invalid'],
    ['/api/v1/tickets/%00', 400, 'input.invalid'],
    ['/api/v1/tickets/%F0%9F%98%80', 400, 'input.invalid'],
    [`/api/v1/tickets/${ID}`, 404, 'ticket.notFound'],
    [`/api/v1/tickets/${'a'.repeat(3000)}`, 413, 'input.tooLarge'],
    ['/api/v1/tickets/%ff', 400, 'input.malformed'],
    ['/%', 400, 'input.malformed'],
    ['/api/v1/estates/constructor', 400, 'input.invalid'],
    [`/api/v1/tickets/${ID}/__proto__`, 404, 'route.notFound'],
    ['/api/v1/nowhere', 404, 'route.notFound'],
    ['/api/v2/tickets', 404, 'route.notFound'],
    ['/api/v1/scenes/__proto__', 404, 'scene.unknown'],
    ['/api/v1/scenes/%0d%0aSet-Cookie:x=1', 404, 'scene.unknown'],
    ['/api/v1/media/..%2f..%2fsecret.txt/full?e=1&s=1', 404, 'media.notFound'],
    [`/api/v1/media/${ID}/..%2f..%2fsecret.txt?e=9999999999&s=x`, 404, 'media.notFound'],
    [`/api/v1/media/${ID}/full`, 400, 'input.invalid'],
  ])('%.60s is refused', async (url, status, code) => {
    const response = await visit(url);
    expect(response.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect([response.statusCode, response.json<Problem>().code]).toEqual([status, code]);
  });

  it.each([
    '/m/..%2fsecret.txt',
    '/m/%2e%2e/secret.txt',
    '/m/..%5csecret.txt',
    '/m//etc/passwd',
    '/m/a%5cb',
    `/m/${'a'.repeat(300)}`,
    '/api/docs//x',
    '/api/docs/%00',
    '/console//x',
    '/console/%00',
    '/console/%2e%2e/secret.txt',
    '/m/.env',
    '/m/%00',
    '/console/..%2fsecret.txt',
    '/console/..%2f..%2f..%2fetc%2fpasswd',
    '/console/.env',
  ])('%s leads out of no client’s folder', async (url) => {
    const response = await visit(url);
    expect(response.body).not.toMatch(/SECRET|root:/);
    const isPage = response.statusCode === 200 && response.body === '<!doctype html>console';
    if (!isPage) {
      expect([response.statusCode, response.json().code]).toEqual([404, 'route.notFound']);
    }
  });

  it.each([
    [{ range: 'bytes=99999-' }, 416, 'file.noSuchPart'],
    [{ 'if-match': '"x"' }, 412, 'file.changed'],
  ])('of a file with %j has no such thing', async (headers, status, code) => {
    const response = await visit('/m/index.html', headers);
    expect([response.statusCode, response.json<Problem>().code]).toEqual([status, code]);
    expect(response.headers['content-range']).toBe(status === 416 ? 'bytes */17' : undefined);
  });

  it('with a line break leads to no header of its own', async () => {
    const { headers, statusCode } = await visit('/s/%0d%0aSet-Cookie:%20x=1');
    expect(statusCode).toBe(302);
    expect(headers).not.toHaveProperty('set-cookie');
    expect(headers.location).toBe('/m/#/pages/home/index?scene=%0D%0ASet-Cookie%3A%20x%3D1');
  });
});

describe('a method', () => {
  it.each(['PUT', 'PATCH', 'DELETE'] as const)('%s is not for everything', async (method) => {
    const response = await test.inject({ method, url: '/api/v1/tickets' });
    expect(response.json<Problem>().code).toBe('request.methodNotAllowed');
    expect([response.statusCode, response.headers.allow]).toEqual([
      405,
      'GET, HEAD, OPTIONS, POST',
    ]);
  });

  it.each([
    ['POST', '/m/'],
    ['PUT', '/m/index.html'],
    ['DELETE', '/console'],
    ['POST', '/console/tickets/7'],
    ['POST', '/s/abc'],
  ] as const)('%s is not for the page %s', async (method, url) => {
    const { statusCode, headers } = await test.inject({ method, url });
    expect([statusCode, headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS']);
  });

  it('GET acts on nothing', async () => {
    const response = await visit(`/api/v1/tickets/${randomUUID()}/claim`);
    expect(response.json<Problem>().code).toBe('request.methodNotAllowed');
  });

  it('HEAD asks for the same right as GET and tells nothing', async () => {
    const anonymous = await test.inject({ method: 'HEAD', url: '/api/v1/tickets?tile=all' });
    expect([anonymous.statusCode, anonymous.body]).toEqual([401, '']);
  });
});

describe('a header', () => {
  it('of the request comes back in none of the answer', async () => {
    const given = { 'x-request-id': 'a b\tc<evil>', 'x-forwarded-host': 'evil.example' };
    const { headers } = await visit('/api/v1/me', given);
    expect(JSON.stringify(headers)).not.toMatch(/evil/);
  });

  it.each(['Bearer', 'Basic b3duZXI6', 'Bearer a b', `Bearer ${'x'.repeat(9000)}`])(
    'authorization: %.20s lets nobody in',
    async (authorization) => {
      const response = await visit('/api/v1/me', { authorization });
      expect([response.statusCode, response.json<Problem>().code]).toEqual([
        401,
        expect.stringMatching(/^session\./),
      ]);
    },
  );
});

describe('a connection', () => {
  it('has a minute for its headers and some for its body, not for ever', async () => {
    await test.url();
    const { headersTimeout, requestTimeout } = test.app.getHttpServer();
    expect(headersTimeout).toBeGreaterThan(0);
    expect(headersTimeout).toBeLessThanOrEqual(60_000);
    expect(requestTimeout).toBeGreaterThan(0);
    expect(requestTimeout).toBeLessThanOrEqual(600_000);
  });
});

it('a removed estate takes no reports, and its code leads nowhere', async () => {
  const [, , estate] = county.estates;
  const neighbour = await persona(test).resident(estate);
  await test.app.get(RemoveEstate).run(estate.id);
  const scene = await visit(`/api/v1/scenes/${estate.scene}`);
  expect([scene.statusCode, scene.json<Problem>().code]).toEqual([404, 'scene.unknown']);
  const report = await test.inject({
    method: 'POST',
    url: '/api/v1/tickets',
    headers: {
      authorization: `Bearer ${neighbour.session().accessToken}`,
      'idempotency-key': randomUUID(),
    },
    payload: { estateId: estate.id, categoryCode: 'lighting', text: '灯' },
  });
  expect([report.statusCode, report.json<Problem>().code]).toEqual([404, 'place.unknown']);
});
