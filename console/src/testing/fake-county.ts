import {
  HOUR,
  refuseOrderTickets,
  toIso,
  type Actor,
  type Instant,
  type Intention,
  type MessageView,
  type TicketView,
} from '@wide-angle/shared';
import { BUREAU } from './fake-directory.ts';
import { FakeRefusal } from './fake-refusal.ts';
import { FakeWebhooks } from './fake-webhooks.ts';
import { FakeOrders, orderCardOf, type FakeOrder } from './fake-orders.ts';
import { tellStories } from './fake-stories.ts';
import { act, settleTicket, tiesOf, type FakeTicket } from './fake-tickets.ts';
import { viewOf } from './fake-views.ts';

/** All that the fake server remembers. Time stands still but for `forward`. */
export class FakeCounty {
  /** How many tickets a search looks at before it stops. */
  searchReach = 1_000;
  /** The next policy that is published is refused like this. */
  nextPublish: FakeRefusal | null = null;
  /** Statistics are being counted anew. */
  isBehind = false;
  readonly tickets: FakeTicket[];
  readonly orders = new FakeOrders();
  readonly webhooks: FakeWebhooks;
  readonly messages: MessageView[] = [];
  readonly read = new Set<string>();
  /** Idempotency keys that have been used, with the answers given. */
  readonly done = new Map<string, unknown>();

  constructor(public now: Instant) {
    this.tickets = tellStories(now);
    this.webhooks = new FakeWebhooks(now);
    const lift = this.ticket('t-lift');
    this.orders.draft(
      [lift],
      BUREAU,
      '电梯停运超过办结时限，请说明原因并限期修复。',
      now + 24 * HOUR,
      now,
    );
    this.messages.push(
      this.message(
        'm-1',
        'red',
        '红牌：锦江花园 电梯停运',
        '超过办结时限，升至社区督促。',
        't-lift',
      ),
      this.message(
        'm-2',
        'task',
        '待裁定：湖滨新村 下水',
        '安居物业退单，请裁定由谁办理。',
        't-handed',
      ),
    );
  }

  private message(
    id: string,
    kind: MessageView['kind'],
    title: string,
    text: string,
    ticketId: string,
  ): MessageView {
    const about = 'ticket';
    return {
      id,
      kind,
      title,
      text,
      about,
      ticketId,
      orderId: null,
      at: toIso(this.now),
      isRead: false,
    };
  }

  ticket(id: string): FakeTicket {
    const ticket = this.tickets.find(({ facts }) => facts.id === id);
    if (!ticket) throw new FakeRefusal('ticket.notFound');
    return ticket;
  }

  /** The ticket where the actor may see it. */
  seen(id: string, actor: Actor): FakeTicket {
    const ticket = this.ticket(id);
    if (tiesOf(ticket.facts, actor).size === 0) throw new FakeRefusal('ticket.notFound');
    return ticket;
  }

  order(id: string): FakeOrder {
    const order = this.orders.find(id);
    if (!order) throw new FakeRefusal('order.notFound');
    return order;
  }

  view(ticket: FakeTicket, actor: Actor): TicketView {
    const orders = this.orders.seenBy(actor).map((order) => orderCardOf(order, this.now));
    return viewOf(ticket, actor, this.now, orders);
  }

  act(id: string, actor: Actor, intention: Intention): TicketView {
    const ticket = this.seen(id, actor);
    const refusal = act(this.tickets, ticket, actor, intention, this.now);
    if (refusal) {
      const fresh = refusal.code === 'ticket.changed' ? { ticket: this.view(ticket, actor) } : {};
      throw new FakeRefusal(refusal.code, refusal.params, fresh);
    }
    if (intention.action === 'supervise') this.issueFor([ticket], actor, intention.body);
    return this.view(ticket, actor);
  }

  /** One order about several tickets: all of them are supervised, or none. */
  issueTogether(actor: Actor, ids: readonly string[], demand: string, dueAt: string): FakeOrder {
    const [first, ...others] = ids.map((id) => this.seen(id, actor));
    if (!first) throw new FakeRefusal('order.nothingToSupervise');
    const tickets = [first, ...others] as const;
    const ordered = tickets.map(({ facts, number }) => ({ ...facts, number }));
    const refusal = refuseOrderTickets(ordered, first.facts.responsibleId);
    if (refusal) throw new FakeRefusal(refusal.code, refusal.params);
    for (const ticket of tickets) {
      const body = { version: ticket.facts.version, demand, dueAt };
      const refused = act(this.tickets, ticket, actor, { action: 'supervise', body }, this.now);
      if (refused) throw new FakeRefusal(refused.code, refused.params);
    }
    return this.issueFor(tickets, actor, { demand, dueAt });
  }

  private issueFor(
    tickets: readonly [FakeTicket, ...FakeTicket[]],
    actor: Actor,
    { demand, dueAt }: { demand: string; dueAt: string },
  ): FakeOrder {
    const issuerId = actor.organizationId ?? '';
    const order = this.orders.draft(tickets, issuerId, demand, Date.parse(dueAt), this.now);
    this.orders.act(order, 'issue', actor, this.now, { text: demand, dueAt });
    return order;
  }

  forward(minutes: number): number {
    this.now += minutes * 60_000;
    return this.tickets.reduce((fired, ticket) => fired + settleTicket(ticket, this.now), 0);
  }
}
