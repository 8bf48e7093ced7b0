import type { ObjectLiteral } from 'typeorm';
import { newId } from '../platform/ids.js';
import { QueryPlans } from './query-plans.js';

/**
 * Tables that grow with every report. The registry's are as large as a county, the ledger of counts as the buckets are many,
 * and changes that wait to be counted are a queue that is read from its front.
 */
const GROWING = new Set([
  ...['ticket', 'ticket_event', 'ticket_word', 'ticket_joiner', 'ticket_rating'],
  ...[
    'supervision_order',
    'order_ticket',
    'order_place',
    'outbox_message',
    'message',
    'media',
    'request',
    'session',
  ],
  ...['contact_view', 'person', 'residence', 'account', 'order_entry', 'wechat_permission'],
  ...['ticket_duty', 'statistic_mark', 'statistic_cell', 'webhook_attempt'],
]);

/** Of these a person, a home or a ticket has few, so that an index by it leaves little to sort. */
const FEW_OF_EACH = new Set(['ticket_joiner', 'ticket_rating', 'person', 'residence', 'session']);

/** The index by which the few orders of one ticket are found. */
const ORDERS_OF_A_TICKET = 'order_ticket_called';
/**
 * A list of duties that is shorter than a page: the index by which they are counted finds those few as well, and MariaDB sorts
 * them rather than reading the list's own; of more than a page it never does. The number is how many rows it expects.
 */
const SHORT_DUTIES = /\bticket_duty_\w+_counted \d /;
/** A page of rows among candidates that were counted before: those are few by the search's own rule. */
const AMONG_FEW = /\) found\b/;

const isScanned = (table: string) => GROWING.has(table);
const isSorted = (table: string, told: string) =>
  GROWING.has(table) &&
  !FEW_OF_EACH.has(table) &&
  !told.includes(ORDERS_OF_A_TICKET) &&
  !SHORT_DUTIES.test(told);
const isNeverSorted = () => false;

/** A statement with what is wrong with its plan. */
interface Fault {
  readonly sql: string;
  readonly wrong: readonly string[];
}

/** Holds what the application sends to the rule that no query of a table that grows goes without an index. */
export class PlanFaults extends QueryPlans {
  /** Makes the optimizer know how much there is, and first more of what a small world has none or some fifty of. */
  override async analyze(): Promise<void> {
    await this.addOrders();
    await this.addDeadLetters();
    await super.analyze();
  }

  /** Orders about tickets elsewhere. */
  private async addOrders(): Promise<void> {
    const orders = this.database.getRepository<ObjectLiteral>('order_ticket');
    const known = await orders.find();
    for (let times = 0; times < 4; times += 1)
      await orders.insert(known.map((row) => ({ ...row, orderId: newId(), ticketId: newId() })));
  }

  /** Messages that nobody takes any more. */
  private async addDeadLetters(): Promise<void> {
    const about = { consumer: 'inbox', topic: 'ticket.event', payload: {}, takenBy: null };
    const past = { attempts: 9, isDead: true, lastError: '…', dueAt: 0, createdAt: 0 };
    const letters = Array.from({ length: 300 }, (_, n) => ({
      ...{ ...about, ...past },
      id: newId(),
      messageKey: `gone-${n}`,
    }));
    await this.database.getRepository<ObjectLiteral>('outbox_message').insert(letters);
  }

  /**
   * Every statement of some work with what is wrong with its plan; none is good.
   * @param sorting `any` where what an index finds may be sorted
   */
  async of(
    work: () => Promise<unknown>,
    sorting: 'few' | 'any' = 'few',
  ): Promise<{ found: Fault[]; count: number }> {
    const sent = await this.sentBy(work);
    const found: Fault[] = [];
    for (const one of sent) {
      const isFree = sorting === 'any' || AMONG_FEW.test(one.sql);
      const wrong = await this.faultsOf(one, isScanned, isFree ? isNeverSorted : isSorted);
      if (wrong.length > 0) found.push({ sql: one.sql, wrong });
    }
    return { found, count: sent.length };
  }
}
