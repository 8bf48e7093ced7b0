import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { insertRows } from '../../../platform/database/plain-rows.js';
import { newId } from '../../../platform/ids.js';
import { OutboxMessageEntity } from '../../../platform/outbox/outbox-message.entity.js';
import { refused } from '../../../testing/api-client.js';
import { persona } from '../../../testing/personas.js';
import { TicketWorld } from '../../tickets/testing/ticket-world.js';
import { rowsOf } from '../../../testing/pages.js';

let world: TicketWorld;
beforeAll(async () => {
  world = await TicketWorld.start();
}, 120_000);
afterAll(() => world.close());

const bury = (lastError: string) => {
  const now = world.test.clock.now();
  const row = {
    ...{ id: newId(), consumer: 'ticket-messages', topic: 'ticket.event', messageKey: 'k' },
    payload: { ticketId: newId(), seq: 1, type: 'submit' },
    ...{ attempts: 12, dueAt: now, createdAt: now, takenBy: null, isDead: true, lastError },
  };
  return world.test.app
    .get(UnitOfWork)
    .run((tx) => insertRows(tx, OutboxMessageEntity, [row]))
    .then(() => row.id);
};

it('shows where and why, and no word of what failed inside', async () => {
  await bury('QueryFailedError: Duplicate entry ‘13912345678’ for key person_phone');
  await bury('DeliveryFailure: 对方返回 HTTP 500');
  const { items } = await world.people.bureau.api.deadLetter.list({ query: {} });
  expect(items.map(({ reason }) => reason).sort()).toEqual(
    ['内部错误（QueryFailedError）', '对方返回 HTTP 500'].sort(),
  );
  expect(JSON.stringify(items)).not.toMatch(/13912345678|ticketId|payload|messageKey/);
});

it('goes on where a page ended, and refuses a foreign cursor', async () => {
  for (let n = 0; n < 5; n += 1) {
    await bury('DeliveryFailure: x');
    world.test.clock.forward(1);
  }
  const { bureau } = world.people;
  const all = (await bureau.api.deadLetter.list({ query: { limit: 50 } })).items;
  const walked = await rowsOf((cursor) =>
    bureau.api.deadLetter.list({ query: { limit: 2, cursor } }),
  );
  expect(walked).toEqual(all);
  const broken = bureau.api.deadLetter.list({ query: { cursor: 'xyz' } });
  expect((await refused(broken)).code).toBe('input.cursor');
});

it('tries all again for the administrator, and nothing for an unknown one', async () => {
  const administrator = await persona(world.test).administrator(world.county.bureau);
  const { items } = await administrator.api.deadLetter.list({ query: { limit: 50 } });
  const unknown = administrator.api.deadLetter.retry({ body: { id: newId() } });
  expect(await unknown).toEqual({ retried: 0 });
  const all = await administrator.api.deadLetter.retry({ body: {} });
  expect(all).toEqual({ retried: items.length });
  expect((await administrator.api.deadLetter.list({ query: {} })).items).toEqual([]);
});
