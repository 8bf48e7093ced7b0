import { HOUR, MINUTE, toIso, type Instant, type SetAsideTimerView } from '@wide-angle/shared';
import type { FakeHandlers } from './fake-contract.ts';
import { FakeRefusal } from './fake-refusal.ts';

/** Two tickets of the fake county that cannot be reckoned. */
export class FakeTimers {
  private stuck: SetAsideTimerView[];

  constructor(now: Instant) {
    this.stuck = [
      {
        ...{ ticketId: 't-stuck-1', number: '26111700001', kind: 'policy.unknown', tries: 8 },
        ...{ since: toIso(now - 20 * HOUR), retryAt: null },
      },
      {
        ...{ ticketId: 't-stuck-2', number: '26112000002', kind: 'ER_DUP_ENTRY', tries: 2 },
        ...{ since: toIso(now - 10 * MINUTE), retryAt: toIso(now + 5 * MINUTE) },
      },
    ];
  }

  handlers(): FakeHandlers['timer'] {
    return {
      setAside: ({ actor }) => {
        if (actor.role !== 'administrator') throw new FakeRefusal('permission.denied');
        return { items: this.stuck, next: null };
      },
      retry: ({ body }) => {
        const before = this.stuck.length;
        this.stuck = this.stuck.filter(
          ({ ticketId }) => body.ticketId !== undefined && ticketId !== body.ticketId,
        );
        return { retried: before - this.stuck.length };
      },
    };
  }
}
