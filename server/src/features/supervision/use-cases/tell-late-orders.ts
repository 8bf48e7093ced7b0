import { nextOrderAlarm, settleOrder } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Policies } from '../../organizations/index.js';
import type { SupervisionOrder } from '../entities/supervision-order.entity.js';
import { OrderRepository } from '../order.repository.js';

const FOUND_AT_ONCE = 100;

/**
 * Late replies escalate like tickets (DESIGN §4.4): at the limit, and again each working morning while the reply is owed,
 * both sides are told; after a working day it comes up to the bureau, which is told too. The lateness stays with the order.
 */
@Injectable()
export class TellLateOrders {
  constructor(
    @Inject(OrderRepository) private readonly orders: OrderRepository,
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Policies) private readonly policies: Policies,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Everything that is due now. A worker that slept tells once, not once for each morning it missed.
   * @param signal leaves between two orders when it is set
   */
  async run(signal?: AbortSignal): Promise<void> {
    for (;;) {
      const due = await this.orders.overdue(this.clock.now(), FOUND_AT_ONCE);
      for (const order of due) {
        if (signal?.aborted) return;
        await this.tell(order);
      }
      if (due.length < FOUND_AT_ONCE) return;
    }
  }

  private async tell(order: SupervisionOrder): Promise<void> {
    const reckoning = await this.policies.current(order.bureauId);
    const now = this.clock.now();
    const { lateAt, escalatedAt } = settleOrder(order, reckoning.calendar, now);
    const alarmAt = nextOrderAlarm(reckoning, { ...order, escalatedAt }, now);
    // At the limit itself nothing is late yet; the alarm rings, and the limit is missed.
    const change = { lateAt: lateAt ?? order.dueAt, escalatedAt, alarmAt };
    await this.unitOfWork.run((tx) => this.orders.alarm(tx, order, change));
  }
}
