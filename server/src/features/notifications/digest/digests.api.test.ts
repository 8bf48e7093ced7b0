import { DAY, HOUR } from '@wide-angle/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { Persona } from '../../../testing/personas.js';
import { OrderDesk } from '../../supervision/testing/order-desk.js';
import { TicketWorld } from '../../tickets/testing/ticket-world.js';
import { Message } from '../entities/message.entity.js';
import { toldTo } from '../testing/told.js';
import { SendDigests } from './send-digests.js';

let world: TicketWorld;
let desk: OrderDesk;
let people: TicketWorld['people'];

beforeEach(async () => {
  world = await TicketWorld.start();
  desk = new OrderDesk(world);
  ({ people } = world);
}, 120_000);
afterEach(() => world.close());

const run = () => world.test.app.get(SendDigests).run();
const digests = async (who: Persona) =>
  (await who.api.inbox.list({ query: { limit: 50 } })).items.filter(
    ({ kind }) => kind === 'digest',
  );
/** 2026-03-11 is a Wednesday. */
const at = (date: number, hour: number, minute = 0) => Date.UTC(2026, 2, date, hour - 8, minute);

it('tells managers and officers at nine of a working day what they answer for', async () => {
  // Reported on Wednesday morning: to be claimed by Thursday at nine.
  await world.report();
  const outage = await world.report({ categoryCode: 'outage', text: '停水' });
  await world.act(people.wang, outage, 'claim');
  await desk.later(12 * HOUR);
  await world.goTo(at(12, 8, 59));
  await run();
  expect(await digests(people.manager)).toEqual([]);
  await world.goTo(at(12, 9));
  await run();
  const [told] = await digests(people.manager);
  expect(told).toMatchObject({
    title: '3月12日工单汇总',
    about: 'work',
    ticketId: null,
    orderId: null,
    isRead: false,
    at: new Date(at(12, 9)).toISOString(),
  });
  expect(told!.text).toMatch(/^在办 2 件，其中已超时 \d 件，今天到期 \d 件。/);
  for (const one of [people.community, people.subdistrict, people.bureau]) {
    expect(await digests(one)).toHaveLength(1);
  }
  for (const one of [people.wang, people.owner, people.otherCommunity, people.department]) {
    expect(await digests(one)).toEqual([]);
  }
});

it('counts what is due today, and what is late', async () => {
  await world.report();
  await world.goTo(at(12, 9));
  await run();
  // The limit to claim it is 9:00 of this very day: due at this moment.
  expect((await digests(people.manager))[0]!.text).toContain('已超时 0 件，今天到期 1 件');
  await desk.later(DAY);
  await run();
  expect((await digests(people.manager))[0]!.text).toContain('在办 1 件，其中已超时 1 件');
});

it('comes once a day, whoever runs it, and not on days off', async () => {
  await world.report();
  await world.goTo(at(13, 9));
  await Promise.all([run(), run()]);
  await run();
  expect(await digests(people.manager)).toHaveLength(1);
  // The weekend.
  for (const date of [14, 15]) {
    await world.goTo(at(date, 10));
    await run();
  }
  expect(await digests(people.manager)).toHaveLength(1);
  await world.goTo(at(16, 14));
  await run();
  expect(await digests(people.manager)).toHaveLength(2);
});

it('is told once though two workers have both not seen that it is done', async () => {
  await world.report();
  await world.goTo(at(12, 9));
  await run();
  const { reader } = world.test.app.get(UnitOfWork);
  const before = await reader.countBy(Message, { kind: 'digest' });
  await world.test.app
    .get(UnitOfWork)
    .run((tx) => tx.query("DELETE FROM setting WHERE name LIKE 'digest.%'"));
  await run();
  expect(await reader.countBy(Message, { kind: 'digest' })).toBe(before);
});

it('is not sent where there is nothing to tell', async () => {
  await world.goTo(at(12, 9));
  await run();
  const { reader } = world.test.app.get(UnitOfWork);
  expect(await reader.countBy(Message, { kind: 'digest' })).toBe(0);
});

it('does not take the place of the ladder’s reminder at nine, which comes once each morning', async () => {
  const ticket = await world.report({ categoryCode: 'outage', text: '停水' });
  await desk.later(12 * HOUR);
  await world.goTo(at(12, 9));
  await desk.later(0);
  await run();
  await desk.later(HOUR);
  const reminders = (await toldTo(people.manager, ticket)).filter(
    ({ title }) => title === '仍然超时',
  );
  expect(reminders.map(({ at: when }) => when)).toEqual([new Date(at(12, 9)).toISOString()]);
  expect(await digests(people.manager)).toHaveLength(1);
  await world.goTo(at(13, 9, 1));
  await desk.later(0);
  await run();
  const all = (await toldTo(people.manager, ticket)).filter(({ title }) => title === '仍然超时');
  expect(all).toHaveLength(2);
  expect(await digests(people.manager)).toHaveLength(2);
});
