import type { Instant } from '@wide-angle/shared';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { insertWithCommit } from '../database/plain-rows.js';
import { UnitOfWork, type Tx } from '../database/unit-of-work.js';
import { newId } from '../ids.js';
import { Jobs } from '../jobs/jobs.js';
import { OutboxConsumers } from './outbox-consumer.js';
import { OutboxDelivery } from './outbox-delivery.js';
import { OutboxMessageEntity } from './outbox-message.entity.js';

/** Something that happened, for whoever acts on it after the commit. */
export interface OutboxMessage {
  /** At most 60 characters, e.g. `ticket.event`. */
  topic: string;
  /** Names the happening, so that consumers notice repeats; at most 120 characters. */
  key: string;
  payload: object;
  /** Not delivered before; at once where it is left out. */
  dueAt?: Instant;
}

/** Commits wake the delivery; the poll finds what other processes left and what waits for another try. */
const POLL_MS = 1_000;

/** Side effects leave through here (DESIGN §6): written with the change, delivered after the commit, at least once. */
@Injectable()
export class Outbox implements OnApplicationBootstrap {
  constructor(
    @Inject(OutboxConsumers) private readonly consumers: OutboxConsumers,
    @Inject(OutboxDelivery) private readonly delivery: OutboxDelivery,
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Jobs) private readonly jobs: Jobs,
  ) {}

  /** After every consumer has registered itself. */
  onApplicationBootstrap(): void {
    for (const { job } of this.consumers.lanes()) {
      this.jobs.every(job, POLL_MS, (signal) =>
        this.delivery.deliverLane(job, signal).then(() => {}),
      );
    }
  }

  /** Writes one row for each consumer of the topic that wants the message; a message that nobody listens to leaves none. */
  publish(tx: Tx, message: OutboxMessage): Promise<void> {
    return this.publishAll(tx, [message]);
  }

  /** As {@link publish}, for many at once. */
  async publishAll(tx: Tx, messages: readonly OutboxMessage[]): Promise<void> {
    const sent = messages.flatMap((message) => this.sent(message));
    if (sent.length === 0) return;
    const rows = sent.map(({ row }) => row);
    await insertWithCommit(tx, OutboxMessageEntity, rows);
    const jobs = new Set(sent.map(({ job }) => job));
    this.unitOfWork.onCommit(() => jobs.forEach((job) => this.jobs.wake(job)));
  }

  /**
   * Delivers everything that is due now, also what the deliveries themselves publish.
   * @param signal ends it after the batch that is under way
   * @returns how many messages were delivered
   */
  drain(signal?: AbortSignal): Promise<number> {
    return this.delivery.deliverAll(signal);
  }

  private sent({ topic, key, payload, dueAt }: OutboxMessage) {
    const now = this.clock.now();
    return this.consumers.of(topic, payload).map((consumer) => ({
      job: this.consumers.jobFor(consumer),
      row: {
        id: newId(),
        consumer: consumer.name,
        topic,
        messageKey: key,
        payload,
        attempts: 0,
        dueAt: dueAt ?? now,
        takenBy: null,
        isDead: false,
        lastError: null,
        createdAt: now,
      },
    }));
  }
}
