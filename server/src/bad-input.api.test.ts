import { randomUUID } from 'node:crypto';
import { IDEMPOTENCY_HEADER, TEXT_MAX, type Problem } from '@wide-angle/shared';
import { TicketWorld } from './features/tickets/testing/ticket-world.js';
import { Ticket } from './features/tickets/entities/ticket.entity.js';
import { UnitOfWork } from './platform/database/unit-of-work.js';
import type { Persona } from './testing/personas.js';

/*
 * What a report, a search and a place in a list may never do, whatever is sent: nothing is written, and the answer is a
 * problem in words for people that tells nothing of what is inside.
 */

let world: TicketWorld;
beforeAll(async () => {
  world = await TicketWorld.start();
}, 120_000);
afterAll(() => world.close());

const INSIDES = /\bat .*\.[jt]s|SELECT|INSERT|sqlite|node_modules|Error\b|FST_|ER_/;

interface Answer {
  status: number;
  body: string;
  problem: Problem;
}

async function send(
  by: Persona,
  url: string,
  payload?: string | object,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await world.test.inject({
    method: payload === undefined ? 'GET' : 'POST',
    url: `/api/v1${url}`,
    headers: {
      authorization: `Bearer ${by.session().accessToken}`,
      ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
      [IDEMPOTENCY_HEADER]: randomUUID(),
      ...headers,
    },
    ...(payload === undefined ? {} : { payload }),
  });
  if (response.statusCode >= 400) {
    expect(response.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(response.body).not.toMatch(INSIDES);
    expect(response.json<Problem>().detail).toMatch(/^[\p{Script=Han}].*[。！]$/u);
  }
  return { status: response.statusCode, body: response.body, problem: response.json() };
}

const good = () => ({
  estateId: world.county.estates[0].id,
  categoryCode: 'lighting',
  text: '楼道灯不亮',
});
const ids = (count: number) => Array.from({ length: count }, () => randomUUID());
const stored = () => world.test.app.get(UnitOfWork).reader.count(Ticket);

async function expectRefused(answer: Promise<Answer>, status: number, code: string): Promise<void> {
  const before = await stored();
  const { problem, ...seen } = await answer;
  expect([seen.status, problem.code]).toEqual([status, code]);
  expect(await stored()).toBe(before);
}

describe('a report with', () => {
  const ID = randomUUID();
  it.each<[string, object, string]>([
    ['too long a text', { text: '字'.repeat(TEXT_MAX + 1) }, 'input.invalid'],
    ['an unknown field', { isAdmin: true }, 'input.invalid'],
    ['spaces only', { text: ' \u3000\n\t ' }, 'input.textOrMedia'],
    ['control characters only', { text: '\u0000\u0007\u009f' }, 'input.textOrMedia'],
    ['zero-width text only', { text: '\u200b\u200d\ufeff\u2060' }, 'input.textOrMedia'],
    ['marks of direction only', { text: '\u202e\u2066\u2069' }, 'input.textOrMedia'],
    ['fillers that show nothing', { text: '\u3164\u2800\u115f' }, 'input.textOrMedia'],
    ['half a character only', { text: '\ud83d' }, 'input.textOrMedia'],
    ['a number as text', { text: 5 }, 'input.invalid'],
    ['a list as text', { text: ['x'] }, 'input.invalid'],
    ['an object as text', { text: { toString: 'x' } }, 'input.malformed'],
    ['nothing as text', { text: null }, 'input.invalid'],
    ['an operator as estate', { estateId: { $ne: null } }, 'input.invalid'],
    ['SQL as estate', { estateId: "1' OR '1'='1" }, 'input.invalid'],
    ['a path as estate', { estateId: '../../etc/passwd' }, 'input.invalid'],
    ['5000 photos', { mediaIds: ids(5000) }, 'input.invalid'],
    ['the same photo twice', { mediaIds: [ID, ID] }, 'input.invalid'],
    ['a photo that is none', { mediaIds: ['x'] }, 'input.invalid'],
    ['what looks like a list', { mediaIds: { length: 1, 0: ID } }, 'input.invalid'],
    ['a photo that nobody has', { mediaIds: [ID] }, 'media.unknown'],
    ['a category of all objects', { categoryCode: 'constructor' }, 'category.unknown'],
    ['a prototype as category', { categoryCode: '__proto__' }, 'category.unknown'],
    ['a field of all objects', { constructor: 'x' }, 'input.malformed'],
    ['a method as a field', { hasOwnProperty: 1 }, 'input.malformed'],
    ['yes in words', { isAnonymous: 'true' }, 'input.invalid'],
    ['a list as person', { onBehalfOf: [{ name: '张三', phone: '13900000001' }] }, 'input.invalid'],
  ])('%s is refused', async (_, part, code) => {
    await expectRefused(send(world.people.owner, '/tickets', { ...good(), ...part }), 400, code);
  });

  it('an estate that does not exist is refused', async () => {
    const body = { ...good(), estateId: randomUUID() };
    await expectRefused(send(world.people.owner, '/tickets', body), 404, 'place.unknown');
  });

  it('emoji, script, SQL and marks of direction is kept as it is', async () => {
    const text = "👨‍👩‍👧 \u202e倒 <script>alert(1)</script>'; DROP TABLE ticket;-- %_\\";
    const ticket = await world.report({ text });
    expect(ticket.text).toBe(text);
    expect((await world.row(ticket)).text).toBe(text);
  });

  it('half a character loses it, in the answer as in the store', async () => {
    const ticket = await world.report({ text: '灯\ud83d坏' });
    expect([ticket.text, (await world.row(ticket)).text]).toEqual(['灯坏', '灯坏']);
  });
});

describe('a body that is', () => {
  const nested = (open: string, close: string) => open.repeat(30_000) + close.repeat(30_000);
  it.each([
    ['half of JSON', '{"text":', 400, 'input.malformed'],
    ['no number', '{"text":NaN}', 400, 'input.malformed'],
    ['a prototype', '{"__proto__":{"role":"bureau"}}', 400, 'input.malformed'],
    ['a prototype by its other name', '{"constructor":{"prototype":{}}}', 400, 'input.malformed'],
    ['lists in lists', nested('[', ']'), 400, 'input.malformed'],
    [
      'objects in objects',
      `${'{"a":'.repeat(30_000)}1${'}'.repeat(30_000)}`,
      400,
      'input.malformed',
    ],
    ['lists in a field', `{"text":${nested('[', ']')}}`, 400, 'input.malformed'],
    ['300 kB', `"${'x'.repeat(300_000)}"`, 413, 'input.tooLarge'],
    ['a list', '[]', 400, 'input.invalid'],
    ['a word', '"x"', 400, 'input.invalid'],
  ])('%s is refused', async (_, text, status, code) => {
    await expectRefused(send(world.people.owner, '/tickets', text), status, code);
  });

  it.each(['application/xml', 'text/plain', 'application/x-www-form-urlencoded', 'x'])(
    '%s is refused',
    async (type) => {
      const answer = send(world.people.owner, '/tickets', 'a=1', { 'content-type': type });
      await expectRefused(answer, 415, 'input.notJson');
    },
  );
});

describe('a version', () => {
  it.each([0, -1, 1.5, 1e308, '1', null, [1], true])('of %j is refused', async (version) => {
    const { id } = await world.report();
    const url = `/tickets/${id}/withdraw`;
    await expectRefused(send(world.people.owner, url, { version }), 400, 'input.invalid');
  });

  it('that there never was is a changed ticket', async () => {
    const ticket = await world.report();
    const answer = send(world.people.owner, `/tickets/${ticket.id}/withdraw`, { version: 7 });
    await expectRefused(answer, 409, 'ticket.changed');
    expect((await world.row(ticket)).state).toBe('pending');
  });
});

describe('a place in a list', () => {
  const LISTS: [string, (people: TicketWorld['people']) => Persona][] = [
    ['/tickets?tile=all', ({ owner }) => owner],
    ['/inbox?', ({ owner }) => owner],
    ['/orders?', ({ bureau }) => bureau],
  ];
  const cursor = (values: unknown) => Buffer.from(JSON.stringify(values)).toString('base64url');
  const FORGED = [
    [1e308, 'x'],
    [-1e308, 'x'],
    [1e16, 'x'],
    [1.5, 'x'],
    ['x', 'y'],
    [1],
    [null, null],
  ];

  it.each(LISTS)('of %s that was made up is refused', async (list, who) => {
    for (const values of [...FORGED, { length: 2 }, 'x', null]) {
      const { status, problem } = await send(who(world.people), `${list}&cursor=${cursor(values)}`);
      expect([values, status, problem.code]).toEqual([values, 400, 'input.cursor']);
    }
  });

  it.each(LISTS)('of %s shows nothing more by an id with SQL in it', async (list, who) => {
    const forged = cursor([0, "' OR 1=1 --"]);
    const { body } = await send(who(world.people), `${list}&cursor=${forged}`);
    expect(JSON.parse(body)).toEqual({ items: [], next: null });
  });
});

describe('a search for', () => {
  it.each(["' OR '1'='1", '%', '_', '!', '\\', '"', '<script>', '😀😀', '2'.repeat(11)])(
    '%s finds nothing that is not there',
    async (q) => {
      await world.report({}, world.people.neighbour);
      const url = `/tickets?tile=all&q=${encodeURIComponent(q)}`;
      const { status, body } = await send(world.people.neighbour, url);
      expect([status, JSON.parse(body).items]).toEqual([200, []]);
    },
  );

  it.each(['q=a&q=b', `q=${'x'.repeat(51)}`, 'limit=-1', 'limit=NaN', 'limit=1e9', 'tile=open'])(
    'nonsense (%s) is refused',
    async (query) => {
      const answer = send(world.people.owner, `/tickets?tile=all&${query}`);
      await expectRefused(answer, 400, 'input.invalid');
    },
  );
});

describe('a request’s number', () => {
  it('used for another action is refused, and nothing is done', async () => {
    const { owner } = world.people;
    const key = { [IDEMPOTENCY_HEADER]: randomUUID() };
    const { id } = (await send(owner, '/tickets', good(), key)).problem as unknown as Ticket;
    const nudge = send(owner, `/tickets/${id}/nudge`, {}, key);
    await expectRefused(nudge, 409, 'request.repeatedDifferently');
    expect((await world.row({ id })).nudgeCount).toBe(0);
  });

  it('of somebody else is one’s own', async () => {
    const { owner, neighbour } = world.people;
    const key = { [IDEMPOTENCY_HEADER]: randomUUID() };
    const first = await send(owner, '/tickets', good(), key);
    const second = await send(neighbour, '/tickets', good(), key);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(JSON.parse(second.body).id).not.toBe(JSON.parse(first.body).id);
  });
});
