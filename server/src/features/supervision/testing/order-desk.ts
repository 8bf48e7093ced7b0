import type { BodyOf, OrderAction, OrderCard, orderApi, OrderView } from '@wide-angle/shared';
import { DAY, HOUR, toIso, type TicketView } from '@wide-angle/shared';
import { Outbox } from '../../../platform/outbox/outbox.js';
import type { Persona } from '../../../testing/personas.js';
import { FireDueTimers } from '../../escalation/index.js';
import type { TicketWorld } from '../../tickets/testing/ticket-world.js';

type Body<A extends OrderAction> = BodyOf<(typeof orderApi)[A]>;

/** The few words in which tests speak of supervision orders. */
export class OrderDesk {
  constructor(readonly world: TicketWorld) {}

  now(): number {
    return this.world.test.clock.now();
  }

  inDays(days: number): string {
    return toIso(this.now() + days * DAY);
  }

  /** Delivers all messages that wait. */
  async deliver(): Promise<void> {
    await this.world.test.app.get(Outbox).drain();
  }

  /** Moves on, lets the ladder climb, delivers. */
  async later(millis: number): Promise<void> {
    await this.world.later(millis);
    await this.world.test.app.get(FireDueTimers).drain();
    await this.deliver();
  }

  /** An order that an officer has issued about a new ticket. */
  async supervised(by: Persona, ticket?: TicketView, demand = '三日内修好'): Promise<OrderView> {
    const about = ticket ?? (await this.world.report());
    const version = await this.versionOf(about);
    const body = { version, demand, dueAt: this.inDays(2) };
    await this.world.act(by, about, 'supervise', body);
    await this.deliver();
    return this.newest(by, about);
  }

  /** What the ladder drafts when a stopped water supply is claimed by nobody for four hours. */
  async drafted(): Promise<OrderView> {
    const ticket = await this.world.report({ categoryCode: 'outage', text: '整栋停水' });
    await this.later(4 * HOUR + 1000);
    return this.newest(this.world.people.bureau, ticket);
  }

  async cards(by: Persona, ticket: Pick<TicketView, 'id'>): Promise<OrderCard[]> {
    const { items } = await by.api.order.list({ query: { limit: 50 } });
    return items.filter(({ ticketId }) => ticketId === ticket.id);
  }

  async newest(by: Persona, ticket: Pick<TicketView, 'id'>): Promise<OrderView> {
    const [card] = await this.cards(by, ticket);
    if (!card) throw new Error('The ticket has no order');
    return this.get(by, card);
  }

  get(by: Persona, { id }: { id: string }): Promise<OrderView> {
    return by.api.order.get({ params: { id } });
  }

  /** An action on an order as its doer saw it last. */
  act<A extends OrderAction>(
    by: Persona,
    order: Pick<OrderView, 'id' | 'version'>,
    action: A,
    body: Omit<Body<A>, 'version'> & { version?: number },
    idempotencyKey?: string,
  ): Promise<OrderView> {
    const call = by.api.order[action] as unknown as (input: object) => Promise<OrderView>;
    return call({
      params: { id: order.id },
      body: { version: order.version, ...body },
      ...(idempotencyKey ? { idempotencyKey } : {}),
    });
  }

  private async versionOf(ticket: TicketView): Promise<number> {
    return (await this.world.row(ticket)).version;
  }
}
