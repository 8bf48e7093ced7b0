import { DAY } from '@wide-angle/shared';
import { PASSWORD, persona, type Persona } from '../../../testing/personas.js';
import { PutYear } from '../../organizations/index.js';
import { TicketWorld } from '../../tickets/testing/ticket-world.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Message } from '../entities/message.entity.js';
import { WarnOfMissingYear } from './warn-of-missing-year.js';

let world: TicketWorld;

jest.setTimeout(60_000);
beforeEach(async () => {
  world = await TicketWorld.start();
}, 120_000);
afterEach(() => world.close());

const run = () => world.test.app.get(WarnOfMissingYear).run();
/** Shanghai time. */
const wall = (text: string) => Date.parse(`${text}+08:00`);
const warnings = async (who: Persona) =>
  (await who.api.inbox.list({ query: { limit: 50 } })).items.filter(
    ({ about }) => about === 'calendar',
  );

it('tells the bureau’s officers and administrators from 1 December, once and then each week', async () => {
  const { people } = world;
  const administrator = await persona(world.test).administrator(world.county.bureau);
  await world.goTo(wall('2026-12-01T00:00:00') - 1);
  await run();
  expect(await warnings(people.bureau)).toEqual([]);
  await world.goTo(wall('2026-12-01T00:00:00'));
  await Promise.all([run(), run()]);
  await run();
  const [first, ...more] = await warnings(people.bureau);
  expect(more).toEqual([]);
  expect(first).toMatchObject({
    ...{ kind: 'task', about: 'calendar', ticketId: null, orderId: null, isRead: false },
    title: '2027 年放假安排还没有录入',
    at: new Date(wall('2026-12-01T00:00:00')).toISOString(),
  });
  administrator.use(
    await administrator.api.identity.password({
      body: { login: administrator.login, password: PASSWORD },
    }),
  );
  expect(await warnings(administrator)).toHaveLength(1);
  for (const one of [people.community, people.manager, people.owner, people.department])
    expect(await warnings(one)).toEqual([]);

  await world.goTo(wall('2026-12-08T08:59:59'));
  await run();
  expect(await warnings(people.bureau)).toHaveLength(1);
  await world.goTo(wall('2026-12-08T09:00:00'));
  await run();
  await run();
  const told = await warnings(people.bureau);
  expect(told.map(({ at }) => at)).toEqual([
    new Date(wall('2026-12-08T09:00:00')).toISOString(),
    first?.at,
  ]);
});

it('is told once though two workers have both not seen that it is done', async () => {
  await world.goTo(wall('2026-12-01T10:00:00'));
  const { reader } = world.test.app.get(UnitOfWork);
  const count = () => reader.countBy(Message, { about: 'calendar' });
  await run();
  const before = await count();
  expect(before).toBeGreaterThan(0);
  await world.test.app
    .get(UnitOfWork)
    .run((tx) => tx.query("DELETE FROM setting WHERE name LIKE 'calendar.%'"));
  await run();
  expect(await count()).toBe(before);
});

it('stops when the table has come', async () => {
  await world.goTo(wall('2026-12-01T10:00:00'));
  await run();
  const table = { year: 2027, source: '国办发明电〔2026〕1号', holidays: {}, makeUpDays: {} };
  await world.test.app.get(PutYear).run({ table, reason: '', importedById: null, baseRevision: 0 });
  await world.goTo(wall('2026-12-01T10:00:00') + 10 * DAY);
  await run();
  expect(await warnings(world.people.bureau)).toHaveLength(1);
});
