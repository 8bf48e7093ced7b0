import { Inject, Injectable } from '@nestjs/common';
import { instantParam } from '../database/column-types.js';
import { insertRows } from '../database/plain-rows.js';
import { UnitOfWork, type Tx } from '../database/unit-of-work.js';
import { Clock } from '../clock/clock.js';
import { Jobs } from '../jobs/jobs.js';
import { newId } from '../ids.js';
import { DeliveryFailure, OutboxConsumers } from './outbox-consumer.js';
import { OUTBOX_ERROR_MAX, OutboxMessageEntity } from './outbox-message.entity.js';

/** A message that was given up. Its `dueAt` is when that was. */
export type DeadLetter = Pick<
  OutboxMessageEntity,
  'id' | 'consumer' | 'attempts' | 'lastError' | 'createdAt' | 'dueAt'
>;

/** A message that seemed delivered, and why it was not. */
export interface FailedLater {
  readonly consumer: string;
  readonly topic: string;
  readonly key: string;
  readonly payload: object;
  /** For people: no personal data. */
  readonly reason: string;
}

/** Messages that were given up: to look at, and to try again. */
@Injectable()
export class DeadLetters {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(OutboxConsumers) private readonly consumers: OutboxConsumers,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Jobs) private readonly jobs: Jobs,
  ) {}

  count(): Promise<number> {
    return this.unitOfWork.reader.countBy(OutboxMessageEntity, { isDead: true });
  }

  /**
   * The last ones first.
   * @param after given up before this one: its time and id
   */
  list(after: { at: number; id: string } | null, limit: number): Promise<DeadLetter[]> {
    const query = this.unitOfWork.reader
      .createQueryBuilder(OutboxMessageEntity, 'm')
      .select(['m.id', 'm.consumer', 'm.attempts', 'm.lastError', 'm.createdAt', 'm.dueAt'])
      .where('m.isDead = :isDead', { isDead: true })
      .orderBy('m.dueAt', 'DESC')
      .addOrderBy('m.id', 'DESC')
      .take(limit);
    if (after) {
      query.andWhere('m.dueAt <= :at AND (m.dueAt < :at OR m.id < :id)', {
        at: instantParam(after.at),
        id: after.id,
      });
    }
    return query.getMany();
  }

  /** Puts down a message that failed after it had been delivered, so that people see it and can try it again. */
  async add(tx: Tx, failed: FailedLater): Promise<void> {
    const { consumer, topic, key: messageKey, payload, reason } = failed;
    const now = this.clock.now();
    const lastError = String(new DeliveryFailure(reason)).slice(0, OUTBOX_ERROR_MAX);
    const state = { attempts: 1, dueAt: now, takenBy: null, isDead: true, lastError };
    const row = { id: newId(), consumer, topic, messageKey, payload, ...state, createdAt: now };
    await insertRows(tx, OutboxMessageEntity, [row]);
  }

  /**
   * Tries again from the beginning, as if nothing had been tried.
   * @param id one, or all where it is left out
   * @returns how many are tried again
   */
  async retry(id?: string): Promise<number> {
    const which = { isDead: true, ...(id === undefined ? {} : { id }) };
    const again = { isDead: false, attempts: 0, dueAt: this.clock.now() };
    const { affected } = await this.unitOfWork.run((tx) =>
      tx.update(OutboxMessageEntity, which, again),
    );
    this.consumers.lanes().forEach(({ job }) => this.jobs.wake(job));
    return affected ?? 0;
  }
}
