import type { TicketCard, TicketListQuery } from '@wide-angle/shared';
import { DataSource } from 'typeorm';
import { Settings } from '../../../platform/database/settings.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { Persona } from '../../../testing/personas.js';
import { TicketWord } from '../entities/ticket-word.entity.js';
import { Ticket } from '../entities/ticket.entity.js';
import { stagesOf } from '../testing/stages.js';
import { TicketWorld, type People } from '../testing/ticket-world.js';
import { OpenWords1700000005040 } from '../open-words.migration.js';
import { TicketWords1700000005010 } from '../ticket-word.migration.js';
import { FillSearch } from './fill-search.js';
import { FILLED, FILLED_SETTING } from './filled-setting.js';
import { SearchTickets } from './search-tickets.js';
import { TicketSearch } from './ticket-search.js';
import { rowsOf } from '../../../testing/pages.js';

let world: TicketWorld;

const TEXTS = [
  '电梯又停了，老人上不去8楼',
  '电梯按了没反应 WiFi 也没有',
  '楼道灯不亮，电梯口更黑',
  '打12345投诉电梯',
  '下水道堵了_返味100%',
  '𠮷野家门口路灯坏了',
];
const PLACES = ['3号楼 2单元', '中心花园', '地下车库入口'];

beforeAll(async () => {
  world = await TicketWorld.start();
  const { owner, neighbour, stranger, wang } = world.people;
  const [home, elsewhere] = world.county.estates;
  for (let n = 0; n < 36; n += 1) {
    const by = [owner, neighbour, stranger][n % 3]!;
    const estateId = by === stranger ? elsewhere.id : home.id;
    const categoryCode = n % 2 ? 'lighting' : 'lift_stopped';
    const body = { text: TEXTS[n % 6]!, place: PLACES[n % 3]!, categoryCode, estateId };
    const ticket = await world.report(body, by);
    if (n % 4 === 0 && by !== stranger) await world.act(wang, ticket, 'claim');
    if (n % 5 === 0) await world.act(by, ticket, n % 4 ? 'withdraw' : 'nudge').catch(() => null);
    await world.later(n % 3 ? 0 : 70_000);
  }
}, 120_000);
afterAll(() => world.close());

const reader = () => world.test.app.get(UnitOfWork).reader;

function whole(by: Persona, query: TicketListQuery): Promise<TicketCard[]> {
  const load = (cursor: string | undefined) =>
    by.api.ticket.list({ query: { ...query, limit: 5, cursor } });
  return rowsOf(load, query.cursor);
}

const ids = (cards: readonly { id: string }[]) => cards.map(({ id }) => id);

/** The same list, to be looked through by hand. */
async function looking(by: Persona, query: TicketListQuery) {
  const found = new Map((await reader().find(Ticket)).map((row) => [row.id, row]));
  const cards = await whole(by, query);
  const holds = (words: readonly string[], { id }: TicketCard) => {
    const { search, number } = found.get(id)!;
    return words.every((word) => search.includes(word) || number.slice(6) === word);
  };
  return (...words: string[]) => ids(cards.filter((card) => holds(words, card)));
}

const LISTS: [keyof People, string][] = [
  ['bureau', 'all'],
  ['bureau', 'open'],
  ['bureau', 'unclaimed'],
  ['community', 'all'],
  ['subdistrict', 'open'],
  ['manager', 'teamAll'],
  ['manager', 'team'],
  ['wang', 'mine'],
  ['wang', 'pool'],
  ['owner', 'all'],
  ['neighbour', 'neighbours'],
];
const SEARCHES = [
  ...[
    '电梯',
    '灯',
    '楼道灯',
    '老人上不去',
    'wifi',
    'WIFI',
    '12345',
    '8楼',
    '_',
    '100%',
    '𠮷',
    '没有的',
  ],
  ...['电梯 3号楼', '电梯 灯 花园', '电梯 没有', '照明', '物业', '花园 下水道', '。', 'ｗifi'],
];
const wordsOf = (q: string) => q.normalize('NFKC').toLowerCase().split(' ');

describe.each([
  ['fetching few', 1_000, 20, [2, 8, 1_000]],
  ['going along many', 2, -1, [2, 8, 1_000]],
  ['going along many, not far at once', 2, -1, [2, 3]],
  ['reading the list', 2, 1_000, [2, 8, 1_000]],
  ['reading the list, not far at once', 2, 1_000, [2, 3]],
])('a search %s', (_, few, sparse, strides) => {
  beforeAll(() => {
    const reach = { few, sample: 2, sparse, listStrides: strides, termStrides: strides };
    Object.assign(world.test.app.get(SearchTickets).reach, reach);
  });

  it.each(LISTS)(
    'of %s in the list %s finds what is there, in the list’s order',
    async (who, tile) => {
      const by = world.people[who];
      const expected = await looking(by, { tile });
      for (const q of SEARCHES) {
        const found = ids(await whole(by, { tile, q }));
        expect([q, found]).toEqual([q, expected(...wordsOf(q))]);
      }
    },
    30_000,
  );

  it('keeps to the narrowing of a list', async () => {
    const by = world.people.bureau;
    const estateId = world.county.estates[0].id;
    for (const query of [
      { state: 'processing' as const },
      { categoryCode: 'lighting' },
      { estateId },
    ]) {
      for (const tile of ['all', 'open']) {
        const found = ids(await whole(by, { tile, ...query, q: '电梯' }));
        expect(found).toEqual((await looking(by, { tile, ...query }))('电梯'));
        expect(found.length).toBeGreaterThan(0);
      }
    }
  });

  it('finds a ticket by the end of its number', async () => {
    const [ticket] = await whole(world.people.bureau, { tile: 'all' });
    const q = ticket!.number.slice(6);
    expect(ids(await whole(world.people.bureau, { tile: 'all', q }))).toContain(ticket!.id);
  });
});

describe('a search that does not look far at once', () => {
  it.each([
    ['the index of words', -1, 'all'],
    ['a list by urgency', -1, 'open'],
    ['a list that is shorter', 1_000, 'all'],
  ])('along %s stops where it has looked, and goes on from there', async (_, sparse, tile) => {
    const strides = { listStrides: [1, 1], termStrides: [1, 1] };
    const reach = { few: 2, sample: 2, sparse, ...strides };
    Object.assign(world.test.app.get(SearchTickets).reach, reach);
    const looks = jest.spyOn(world.test.app.get(UnitOfWork).reader, 'query');
    const { api } = world.people.bureau;
    const query = { tile, q: '电梯 没有', limit: 5 };
    const first = await api.ticket.list({ query });
    expect(first.next).not.toBeNull();
    expect(first.items.length).toBeLessThan(5);
    const atOnce = looks.mock.calls.length;
    const rest = await whole(world.people.bureau, { ...query, cursor: first.next! });
    looks.mockRestore();
    expect(atOnce).toBeLessThan(12);
    const expected = (await looking(world.people.bureau, { tile }))('电梯', '没有');
    expect(ids([...first.items, ...rest])).toEqual(expected);
    expect(expected.length).toBeGreaterThan(0);
  });
});

describe('the index', () => {
  afterEach(() => world.expectConsistency());

  const found = async (q: string) => ids(await whole(world.people.bureau, { tile: 'all', q }));

  it('holds no telephone that somebody wrote', async () => {
    const { id } = await world.report({ text: '请拨 13987654321 找我修水泵' });
    expect(await found('水泵')).toEqual([id]);
    for (const q of ['54321', '987654', '4321']) expect(await found(q)).not.toContain(id);
  });

  it('follows another category', async () => {
    const { manager, community } = world.people;
    const { pending } = stagesOf(world);
    const body = { reason: '是外墙脱落', categoryCode: 'facade' };
    const asked = await world.act(manager, await pending(), 'requestRecategorise', body);
    const before = await found('外墙');
    await world.act(community, asked, 'decideRecategorise', { approve: true, reason: '属实' });
    const { search } = await world.row(asked);
    const name = search.split('\n')[2]!;
    expect(await found(name)).toContain(asked.id);
    expect(before).not.toContain(asked.id);
  });

  it('knows what is open', async () => {
    const { bureau, owner } = world.people;
    const open = async () => ids(await whole(bureau, { tile: 'open', q: '值班室玻璃' }));
    const ticket = await world.report({ text: '值班室玻璃碎了', categoryCode: 'lighting' });
    expect(await open()).toEqual([ticket.id]);
    const opened = await reader().findBy(TicketWord, { ticketId: ticket.id, isOpen: false });
    expect(opened).toEqual([]);
    await world.act(owner, ticket, 'withdraw', { reason: '已经好了' });
    expect(await open()).toEqual([]);
    expect(await found('值班室玻璃')).toEqual([ticket.id]);
    const ended = await reader().findBy(TicketWord, { ticketId: ticket.id, isOpen: true });
    expect(ended).toEqual([]);
  });

  it('keeps what it knew when it learns what is open', async () => {
    const before = await found('电梯');
    const runner = world.test.app.get(DataSource).createQueryRunner();
    const migration = new OpenWords1700000005040();
    await migration.down(runner);
    await migration.up(runner);
    await runner.release();
    expect(await found('电梯')).toEqual(before);
    expect(before.length).toBeGreaterThan(20);
  });

  it('forgets what people wrote', async () => {
    const { id } = await world.report({ text: '张三家里的猫挠门', place: '西门岗亭' });
    expect(await found('张三')).toEqual([id]);
    const search = world.test.app.get(TicketSearch);
    await world.test.app.get(UnitOfWork).run((tx) => search.forgetOwnWords(tx, id));
    for (const q of ['张三', '岗亭', '猫']) expect(await found(q)).toEqual([]);
    expect(await found('照明')).toContain(id);
    const rest = await reader().findBy(TicketWord, { ticketId: id, term: '张三' });
    expect(rest).toEqual([]);
  });

  it('takes in tickets from before it, going on where it was stopped', async () => {
    const source = world.test.app.get(DataSource);
    const filling = world.test.app.get(FillSearch);
    const migrations = [new TicketWords1700000005010(), new OpenWords1700000005040()];
    const runner = source.createQueryRunner();
    for (const migration of [...migrations].reverse()) await migration.down(runner);
    await runner.query(`UPDATE ticket SET search = 'in the old form'`);
    for (const migration of migrations) await migration.up(runner);
    await runner.release();
    Object.assign(filling, { isFilled: false });
    expect(await filling.isDone()).toBe(false);
    await filling.run(AbortSignal.abort());
    const fresh = await world.report({ text: '新报的水泵' });
    expect(await found('新报的水泵')).toEqual([fresh.id]);
    await filling.run();
    expect(await world.test.app.get(Settings).get(FILLED_SETTING)).toBe(FILLED);
    expect(await filling.isDone()).toBe(true);
    expect(await found('𠮷野家')).toHaveLength(6);
  });
});
