import type { WebhookBodyInput, WebhookKind, WebhookView } from '@wide-angle/shared';
import { HOUR, MINUTE, SECOND, WEBHOOK_KINDS } from '@wide-angle/shared';
import { OrderDesk } from '../../supervision/testing/order-desk.js';
import type { TicketWorld } from '../../tickets/testing/ticket-world.js';
import { DeliveryWorld } from '../testing/delivery-world.js';
import { isGenuine } from '../testing/genuine.js';
import { TestKiller } from '../testing/test-killer.js';
import { WebhookReceiver, type Arrived } from '../testing/webhook-receiver.js';

let delivery: DeliveryWorld;
let world: TicketWorld;
let people: TicketWorld['people'];
let receiver: WebhookReceiver;
let hook: WebhookView;

beforeAll(async () => {
  delivery = await DeliveryWorld.start();
  ({ world } = delivery);
  ({ people } = world);
  const url = 'https://12345.example.gov.cn/hook';
  const body = { name: '市 12345 平台', url, kinds: [...WEBHOOK_KINDS], isActive: false };
  hook = await people.bureau.api.webhook.create({ body });
}, 120_000);
afterAll(() => delivery.close());
beforeEach(async () => {
  receiver = await WebhookReceiver.start();
  await change();
});
afterEach(async () => {
  await change({ isActive: false });
  await receiver.close();
});

function asked(more: Partial<WebhookBodyInput> = {}): WebhookBodyInput {
  const body = { name: '市 12345 平台', url: receiver.url(), isActive: true };
  return { ...body, kinds: [...WEBHOOK_KINDS], ...more };
}

/** The system that is told, other than it was. */
async function change(more: Partial<WebhookBodyInput> = {}): Promise<void> {
  const params = { id: hook.id };
  const changed = await people.bureau.api.webhook.change({ params, body: asked(more) });
  hook = { ...changed, secret: hook.secret };
}

const about = (ticket: { id: string }) =>
  receiver.arrived.filter(({ body }) => body.ticket.id === ticket.id);
const kinds = (ticket: { id: string }) => about(ticket).map(({ body }) => body.kind);

const now = () => Math.floor(world.test.clock.now() / SECOND);

describe('a happening', () => {
  it('arrives signed, as docs/webhooks.md tells receivers to check it', async () => {
    const ticket = await world.report();
    await delivery.deliver();
    const [{ headers, text, path: asFound }] = about(ticket) as [Arrived];
    expect(asFound).toBe('/hook?from=wide-angle');
    expect(isGenuine(hook.secret!, headers, text, now())).toBe(true);
    expect(isGenuine('another secret', headers, text, now())).toBe(false);
    expect(isGenuine(hook.secret!, headers, `${text} `, now())).toBe(false);
    // Replayed later, or with another time in front of the same signature.
    expect(isGenuine(hook.secret!, headers, text, now() + 301)).toBe(false);
    const moved = { ...headers, 'x-wide-angle-timestamp': String(now() + 301) };
    expect(isGenuine(hook.secret!, moved, text, now() + 301)).toBe(false);
    expect(isGenuine(hook.secret!, {}, text, now())).toBe(false);
  });

  it('says what the ticket is, and nothing of who reported it', async () => {
    const [home] = world.county.estates;
    const [building] = home.buildings;
    const text = '我家 501 漏水，电话 13912345678，找陈静';
    const ticket = await world.report({ buildingId: building!.id, text });
    await world.act(people.wang, ticket, 'claim');
    await delivery.deliver();
    // They go out side by side and may overtake each other.
    expect(kinds(ticket).sort()).toEqual(['ticket.claimed', 'ticket.submitted']);
    const isReport = ({ body }: Arrived) => body.kind === 'ticket.submitted';
    const { body, headers } = about(ticket).find(isReport)!;
    expect(body).toEqual({
      version: 1,
      id: `ticket:${ticket.id}#1`,
      kind: 'ticket.submitted',
      at: expect.any(String),
      order: null,
      ticket: {
        id: ticket.id,
        number: ticket.number,
        state: 'pending',
        categoryCode: 'lighting',
        categoryName: ticket.categoryName,
        classCode: 'repair',
        estateName: home.name,
        responsibleName: world.county.companies[0].name,
        round: 1,
        tier: 1,
        isLate: false,
        submittedAt: ticket.submittedAt,
        claimDueAt: ticket.claimDueAt,
        overallDueAt: ticket.overallDueAt,
      },
    });
    expect(headers).toMatchObject({
      'idempotency-key': body.id,
      'x-wide-angle-event': 'ticket.submitted',
      'content-type': 'application/json; charset=utf-8',
    });
    for (const { text } of about(ticket)) {
      // Their random digits may be anything.
      const sent = text.replaceAll(ticket.id, '').replaceAll(ticket.number, '');
      expect(sent).not.toMatch(/漏水|501|139|陈|1号楼|王强/);
      for (const { personId } of [people.owner, people.wang]) expect(text).not.toContain(personId);
    }
  });

  it('of orders arrives too, and what becomes late', async () => {
    const desk = new OrderDesk(world);
    const ticket = await world.report({ categoryCode: 'outage', text: '停水' });
    await desk.later(2 * HOUR + SECOND);
    const order = await desk.supervised(people.bureau, ticket);
    expect(kinds(ticket)).toEqual(
      expect.arrayContaining<WebhookKind>(['ticket.submitted', 'ticket.late', 'order.issued']),
    );
    const issued = about(ticket).find(({ body }) => body.kind === 'order.issued')!.body;
    expect(issued.order).toEqual({
      id: order.id,
      number: order.number,
      state: 'issued',
      dueAt: order.dueAt,
    });
    expect(issued.ticket.isLate).toBe(true);
  });

  it('arrives only where it was asked for, and not after it was stopped', async () => {
    await change({ kinds: ['ticket.claimed'] });
    const ticket = await world.report();
    await world.act(people.wang, ticket, 'claim');
    await delivery.deliver();
    expect(kinds(ticket)).toEqual(['ticket.claimed']);
    receiver.answerNext(500);
    const other = await world.report();
    await world.act(people.wang, other, 'claim');
    await delivery.deliver();
    await change({ isActive: false });
    world.test.clock.forward(MINUTE);
    await delivery.deliver();
    expect(about(other)).toHaveLength(1);
    expect(await delivery.waiting('webhook')).toEqual([]);
  });
});

describe('a receiver that', () => {
  const reported = async () => {
    await change({ kinds: ['ticket.submitted'] });
    const ticket = await world.report();
    await delivery.deliver();
    return ticket;
  };

  it.each([500, 404, 429])(
    'answers %d hears it again later, under the same key',
    async (status) => {
      receiver.answerNext(status, status);
      const ticket = await reported();
      expect(about(ticket)).toHaveLength(1);
      expect(await delivery.waiting('webhook')).toMatchObject([
        { attempts: 1, lastError: `DeliveryFailure: 对方返回 HTTP ${status}` },
      ]);
      world.test.clock.forward(MINUTE);
      await delivery.deliver();
      world.test.clock.forward(MINUTE);
      await delivery.deliver();
      const keys = about(ticket).map(({ headers }) => headers['idempotency-key']);
      expect(keys).toEqual(Array(3).fill(`ticket:${ticket.id}#1`));
      // Signed anew each time, or the receiver would take it for a replay.
      const times = about(ticket).map(({ headers }) => headers['x-wide-angle-timestamp']);
      expect(new Set(times).size).toBe(3);
      expect(await delivery.waiting('webhook')).toEqual([]);
    },
  );

  it('sends elsewhere is not followed', async () => {
    const elsewhere = await WebhookReceiver.start();
    receiver.answerNext({ location: elsewhere.url() });
    await reported();
    expect(elsewhere.arrived).toEqual([]);
    const [waiting] = await delivery.waiting('webhook');
    expect(waiting!.lastError).toContain('HTTP 302，要求跳转到别处，不跟随');
    await elsewhere.close();
    world.test.clock.forward(MINUTE);
    await delivery.deliver();
  });

  it('is gone is given up at once, until somebody says again', async () => {
    receiver.answerNext(410);
    const ticket = await reported();
    const { items } = await people.bureau.api.deadLetter.list({ query: {} });
    const letter = items.find(({ reason }) => reason === '对方返回 HTTP 410')!;
    expect(letter).toMatchObject({ consumer: 'webhook', attempts: 1 });
    await people.bureau.api.deadLetter.retry({ body: { id: letter.id } });
    await delivery.deliver();
    expect(about(ticket)).toHaveLength(2);
  });

  it('does not answer is left after ten seconds, and holds up no inbox', async () => {
    receiver.answerNext('hang');
    const ticket = await reported();
    expect(about(ticket)).toHaveLength(1);
    const [waiting] = await delivery.waiting('webhook');
    expect(waiting!.lastError).toContain('10 秒内没有应答');
    world.test.clock.forward(MINUTE);
    await delivery.deliver();
    expect(about(ticket)).toHaveLength(2);
  }, 30_000);

  it('got it before the worker died gets it again under the same key, and the inbox stays single', async () => {
    await change({ kinds: ['ticket.submitted'] });
    const ticket = await world.report();
    await new TestKiller(world.test).runUntilSent('webhook');
    expect(about(ticket)).toHaveLength(1);
    world.test.clock.forward(3 * MINUTE);
    await delivery.deliver();
    const keys = about(ticket).map(({ headers }) => headers['idempotency-key']);
    expect(keys).toEqual([keys[0], keys[0]]);
    const { items } = await people.wang.api.inbox.list({ query: {} });
    expect(items.filter(({ ticketId }) => ticketId === ticket.id)).toHaveLength(1);
  });
});
