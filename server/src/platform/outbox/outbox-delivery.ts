import { MINUTE, SECOND, type Instant } from '@wide-angle/shared';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { In, LessThanOrEqual } from 'typeorm';
import { Clock } from '../clock/clock.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { newId } from '../ids.js';
import { OutboxConsumers } from './outbox-consumer.js';
import { OUTBOX_ERROR_MAX, OutboxMessageEntity } from './outbox-message.entity.js';

const BATCH = 100;
/** How long a worker has for what it took; then another may take it over. */
const LEASE = 2 * MINUTE;
const FIRST_PAUSE = 5 * SECOND;
const LONGEST_PAUSE = 60 * MINUTE;
/** With the pauses above: given up after about four hours. */
const ATTEMPTS_MAX = 12;

/** Delivers the outbox's messages. Several workers may do it at once: each takes a batch by a guarded update. */
@Injectable()
export class OutboxDelivery {
  private readonly logger = new Logger('Outbox');
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    @Inject(OutboxConsumers) private readonly consumers: OutboxConsumers,
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Delivers until nothing is due. Calls queue, so that all that was due before the call is delivered after it.
   * @returns how many messages were delivered
   */
  deliverAll(signal?: AbortSignal): Promise<number> {
    const result = this.last.then(() => this.deliverBatches(signal));
    this.last = result.catch(() => undefined);
    return result;
  }

  private async deliverBatches(signal?: AbortSignal): Promise<number> {
    let delivered = 0;
    for (;;) {
      if (signal?.aborted) return delivered;
      const batch = await this.take();
      if (batch.length === 0) return delivered;
      delivered += await this.deliver(batch, signal);
    }
  }

  /** Two looks: which are due, and which of those this worker got. */
  private async take(): Promise<OutboxMessageEntity[]> {
    const now = this.clock.now();
    const due = {
      isDead: false,
      dueAt: LessThanOrEqual(now),
      consumer: In(this.consumers.names()),
    };
    const { reader } = this.unitOfWork;
    const found = await reader.find(OutboxMessageEntity, {
      select: { id: true },
      where: due,
      order: { dueAt: 'ASC', id: 'ASC' },
      take: BATCH,
    });
    if (found.length === 0) return [];
    const takenBy = newId();
    const ids = found.map(({ id }) => id);
    await this.unitOfWork.run((tx) =>
      tx.update(
        OutboxMessageEntity,
        { ...due, id: In(ids) },
        { takenBy, dueAt: now + LEASE, attempts: () => 'attempts + 1' },
      ),
    );
    return reader.find(OutboxMessageEntity, {
      where: { id: In(ids), takenBy },
      order: { id: 'ASC' },
    });
  }

  /** Consumers work side by side, each in the order of its messages. */
  private async deliver(batch: OutboxMessageEntity[], signal?: AbortSignal): Promise<number> {
    const names = [...new Set(batch.map(({ consumer }) => consumer))];
    const results = await Promise.all(
      names.map((name) =>
        this.deliverTo(
          batch.filter(({ consumer }) => consumer === name),
          signal,
        ),
      ),
    );
    const delivered = results.flat();
    if (delivered.length > 0) {
      await this.unitOfWork.run((tx) => tx.delete(OutboxMessageEntity, { id: In(delivered) }));
    }
    return delivered.length;
  }

  private async deliverTo(messages: OutboxMessageEntity[], signal?: AbortSignal) {
    const delivered: string[] = [];
    for (const message of messages) {
      if (signal?.aborted) await this.giveBack(message);
      else if (await this.isHandled(message)) delivered.push(message.id);
    }
    return delivered;
  }

  private async isHandled(message: OutboxMessageEntity): Promise<boolean> {
    try {
      await this.consumers.named(message.consumer)?.handle(message.payload);
      return true;
    } catch (error) {
      await this.postpone(message, error);
      return false;
    }
  }

  private async postpone(message: OutboxMessageEntity, error: unknown): Promise<void> {
    const { id, consumer, messageKey, attempts } = message;
    const isDead = attempts >= ATTEMPTS_MAX;
    const log = { consumer, key: messageKey, attempts, err: error };
    if (isDead) this.logger.error(log, 'message given up');
    else this.logger.warn(log, 'message not delivered');
    const lastError = String(error).slice(0, OUTBOX_ERROR_MAX);
    const dueAt = this.clock.now() + pauseAfter(attempts);
    await this.change(id, { isDead, lastError, dueAt, takenBy: null });
  }

  private giveBack({ id }: OutboxMessageEntity): Promise<void> {
    return this.change(id, { dueAt: this.clock.now(), takenBy: null });
  }

  private async change(id: string, change: Partial<OutboxMessageEntity>): Promise<void> {
    const { payload: _, ...plain } = change;
    await this.unitOfWork.run((tx) => tx.update(OutboxMessageEntity, { id }, plain));
  }
}

/** Doubling pauses with a quarter of chance, so that messages that failed together do not return together. */
function pauseAfter(attempts: number): Instant {
  const pause = Math.min(FIRST_PAUSE * 2 ** (attempts - 1), LONGEST_PAUSE);
  return Math.round(pause * (0.75 + Math.random() / 4));
}
