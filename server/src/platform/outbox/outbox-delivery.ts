import { MINUTE, SECOND, type Instant } from '@wide-angle/shared';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { In, LessThanOrEqual } from 'typeorm';
import { Clock } from '../clock/clock.js';
import { instantParam } from '../database/column-types.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { newId } from '../ids.js';
import { DeliveryFailure, OutboxConsumers, type Lane } from './outbox-consumer.js';
import { OUTBOX_ERROR_MAX, OutboxMessageEntity } from './outbox-message.entity.js';

/** Messages taken at once from the lane that all share, and for each delivery at once from the others. */
const BATCH = 100;
const BATCH_PER_PARALLEL = 4;
/** How long a worker has for what it took; then another may take it over. */
const LEASE = 2 * MINUTE;
/** No delivery is begun so late that it might outlast the lease. */
const LEASE_MARGIN = 30 * SECOND;
const FIRST_PAUSE = 5 * SECOND;
const LONGEST_PAUSE = 60 * MINUTE;
/** With the pauses above: given up after about four hours. */
const ATTEMPTS_MAX = 12;

/** What a worker took, until when it has it, and what came of it. */
interface Taken {
  readonly lane: Lane;
  readonly batch: readonly OutboxMessageEntity[];
  readonly lastStart: Instant;
  readonly signal: AbortSignal | undefined;
  readonly delivered: string[];
}

/** Delivers the outbox's messages. Several workers may do it at once: each takes a batch by a guarded update. */
@Injectable()
export class OutboxDelivery {
  private readonly logger = new Logger('Outbox');
  private readonly last = new Map<string, Promise<unknown>>();

  constructor(
    @Inject(OutboxConsumers) private readonly consumers: OutboxConsumers,
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Delivers on all lanes until nothing is due, also what the deliveries themselves publish.
   * @returns how many messages were delivered
   */
  async deliverAll(signal?: AbortSignal): Promise<number> {
    let all = 0;
    for (;;) {
      const lanes = this.consumers.lanes();
      const counts = await Promise.all(lanes.map(({ job }) => this.deliverLane(job, signal)));
      const sum = counts.reduce((total, count) => total + count, 0);
      if (sum === 0) return all;
      all += sum;
    }
  }

  /**
   * Delivers on one lane until nothing is due. Calls queue, so that all that was due before the call is delivered after
   * it.
   * @param job the lane's name
   */
  deliverLane(job: string, signal?: AbortSignal): Promise<number> {
    const before = this.last.get(job) ?? Promise.resolve();
    const result = before.then(() => this.deliverBatches(job, signal));
    this.last.set(
      job,
      result.catch(() => undefined),
    );
    return result;
  }

  private async deliverBatches(job: string, signal?: AbortSignal): Promise<number> {
    let sum = 0;
    for (;;) {
      const lane = this.consumers.lanes().find((one) => one.job === job);
      if (!lane || signal?.aborted) return sum;
      const lastStart = this.clock.now() + LEASE - LEASE_MARGIN;
      const batch = await this.take(lane);
      if (batch.length === 0) return sum;
      sum += await this.deliver({ lane, batch, lastStart, signal, delivered: [] });
    }
  }

  /** Two looks: which are due, and which of those this worker got. */
  private async take({ consumers, parallel }: Lane): Promise<OutboxMessageEntity[]> {
    if (consumers.length === 0) return [];
    const now = this.clock.now();
    const { reader } = this.unitOfWork;
    const limit = parallel === 1 ? BATCH : parallel * BATCH_PER_PARALLEL;
    const { sql, params } = dueFirst(consumers, now, limit);
    const found = await reader.query<{ id: string }[]>(sql, params);
    if (found.length === 0) return [];
    const takenBy = newId();
    const ids = found.map(({ id }) => id);
    await this.unitOfWork.run((tx) =>
      tx.update(
        OutboxMessageEntity,
        { id: In(ids), isDead: false, dueAt: LessThanOrEqual(now) },
        { takenBy, dueAt: now + LEASE, attempts: () => 'attempts + 1' },
      ),
    );
    return reader.find(OutboxMessageEntity, {
      where: { id: In(ids), takenBy },
      order: { id: 'ASC' },
    });
  }

  /** Consumers work side by side, each in the order of its messages; several at once where its lane says so. */
  private async deliver(taken: Taken): Promise<number> {
    const { batch, delivered, lane } = taken;
    const names = [...new Set(batch.map(({ consumer }) => consumer))];
    const queues = names.map((name) => batch.filter(({ consumer }) => consumer === name));
    const workers = queues.flatMap((queue) =>
      Array.from({ length: lane.parallel }, () => this.work(queue, taken)),
    );
    await Promise.all(workers);
    if (lane.parallel === 1) await this.forget(delivered);
    return delivered.length;
  }

  private async work(queue: OutboxMessageEntity[], taken: Taken): Promise<void> {
    const { lane, lastStart, signal, delivered } = taken;
    for (let message = queue.shift(); message; message = queue.shift()) {
      if (signal?.aborted || this.clock.now() > lastStart) await this.giveBack(message);
      else if (await this.isHandled(message)) {
        delivered.push(message.id);
        // What left the house is marked at once: the shorter the gap, the rarer a repeat.
        if (lane.parallel > 1) await this.forget([message.id]);
      }
    }
  }

  private async forget(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.unitOfWork.run((tx) => tx.delete(OutboxMessageEntity, { id: In([...ids]) }));
  }

  private async isHandled(message: OutboxMessageEntity): Promise<boolean> {
    const { consumer, payload, messageKey: key, attempts: attempt } = message;
    const isLast = attempt >= ATTEMPTS_MAX;
    try {
      await this.consumers.named(consumer)?.handle(payload, { key, attempt, isLast });
      return true;
    } catch (error) {
      await this.postpone(message, error);
      return false;
    }
  }

  private async postpone(message: OutboxMessageEntity, error: unknown): Promise<void> {
    const { id, consumer, messageKey, attempts } = message;
    const isFinal = error instanceof DeliveryFailure && error.isFinal;
    const isDead = isFinal || attempts >= ATTEMPTS_MAX;
    const log = { consumer, key: messageKey, attempts, err: error };
    if (isDead) this.logger.error(log, 'message given up');
    else this.logger.warn(log, 'message not delivered');
    const lastError = String(error).slice(0, OUTBOX_ERROR_MAX);
    const dueAt = this.clock.now() + (isDead ? 0 : pauseAfter(attempts));
    await this.change(id, { isDead, lastError, dueAt, takenBy: null });
  }

  /** As if it had not been taken: this was no attempt. */
  private giveBack({ id, attempts }: OutboxMessageEntity): Promise<void> {
    return this.change(id, { dueAt: this.clock.now(), takenBy: null, attempts: attempts - 1 });
  }

  private async change(id: string, change: Partial<OutboxMessageEntity>): Promise<void> {
    const { payload: _, ...plain } = change;
    await this.unitOfWork.run((tx) => tx.update(OutboxMessageEntity, { id }, plain));
  }
}

/**
 * Which messages of some consumers are due first. Each consumer's come from the front of its own part of the index: asked
 * for together, hundreds of thousands that wait for one would be read and sorted for every hundred, and read in vain by
 * every other lane.
 */
function dueFirst(consumers: readonly string[], now: Instant, limit: number) {
  const first = `ORDER BY dueAt, id LIMIT ${limit}`;
  const due = `SELECT id, dueAt FROM outbox_message WHERE consumer = ? AND isDead = 0 AND dueAt <= ? ${first}`;
  const each = consumers.map((_, n) => `SELECT id, dueAt FROM (${due}) c${n}`);
  return {
    sql: `${each.join(' UNION ALL ')} ${first}`,
    params: consumers.flatMap((consumer) => [consumer, instantParam(now)]),
  };
}

/** Doubling pauses with a quarter of chance, so that messages that failed together do not return together. */
function pauseAfter(attempts: number): Instant {
  const pause = Math.min(FIRST_PAUSE * 2 ** (attempts - 1), LONGEST_PAUSE);
  return Math.round(pause * (0.75 + Math.random() / 4));
}
