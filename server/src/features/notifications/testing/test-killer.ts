import { Clock } from '../../../platform/clock/clock.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { OutboxConsumers } from '../../../platform/outbox/outbox-consumer.js';
import { OutboxDelivery } from '../../../platform/outbox/outbox-delivery.js';
import type { TestApp } from '../../../testing/start-test-app.js';

/** Simulates a worker that is killed after a message has left the house and before that is noted. */
export class TestKiller {
  constructor(private readonly test: TestApp) {}

  /** Delivers what comes before, then sends through this consumer and dies. */
  async runUntilSent(consumer: string): Promise<void> {
    const { app } = this.test;
    // Everything that stays in the house, with what it publishes.
    await app.get(OutboxDelivery).deliverLane('outbox');
    const unitOfWork = app.get(UnitOfWork);
    let isDead = false;
    const dying = {
      get reader() {
        return unitOfWork.reader;
      },
      run: (work: Parameters<UnitOfWork['run']>[0]) =>
        isDead ? Promise.reject(new Error('killed')) : unitOfWork.run(work),
    } as UnitOfWork;
    const consumers = app.get(OutboxConsumers);
    const real = consumers.named(consumer);
    if (!real) throw new Error(`no consumer ${consumer}`);
    const sending = new Proxy(consumers, {
      get: (target, key) =>
        key === 'named'
          ? () => ({
              handle: async (...given: Parameters<typeof real.handle>) => {
                await real.handle(...given);
                isDead = true;
              },
            })
          : (Reflect.get(target, key) as unknown),
    });
    const worker = new OutboxDelivery(sending, dying, app.get(Clock));
    const end = worker.deliverLane(`outbox:${consumer}`);
    await end.then(
      () => {
        throw new Error('the worker was to be killed');
      },
      (error: unknown) => {
        if (!(error instanceof Error) || error.message !== 'killed') throw error;
      },
    );
  }
}
