import { Injectable } from '@nestjs/common';

/** What a consumer may want to know of a delivery beside the payload. */
export interface DeliveryInfo {
  /** Names the happening, the same at each repeat. */
  readonly key: string;
  /** The first try is 1. */
  readonly attempt: number;
  /** If it fails again, it is given up. */
  readonly isLast: boolean;
}

/** Why a message could not be delivered, in words for people: no personal data, no secrets. */
export class DeliveryFailure extends Error {
  override readonly name = 'DeliveryFailure';

  /** @param isFinal trying again is no use: the message is given up at once */
  constructor(
    reason: string,
    readonly isFinal = false,
  ) {
    super(reason);
  }
}

/**
 * Acts on messages after their transaction is committed. Messages come at least once and may come out of order, so
 * `handle` must be idempotent by the message's key.
 */
export abstract class OutboxConsumer {
  /** Unique and never changed: rows that wait carry it. */
  abstract readonly name: string;
  abstract readonly topic: string;
  /**
   * For who speaks to the world outside and may have to wait: how many deliveries may be under way at once. Such a
   * consumer has a lane of its own and holds up nobody; the others share one, each in the order of its messages.
   */
  readonly parallel?: number;
  /**
   * Asked when a message is published: what is not wanted is not even written. Must depend on the payload alone. Without
   * it, all is wanted.
   */
  wants?(payload: object): boolean;

  /** A throw means: not delivered, try again later; {@link DeliveryFailure} may say that it is no use. */
  abstract handle(payload: unknown, delivery: DeliveryInfo): Promise<void>;
}

/** Consumers whose messages are taken together. */
export interface Lane {
  /** Name of the job that works on it. */
  readonly job: string;
  readonly consumers: readonly string[];
  /** Deliveries of one consumer at once. */
  readonly parallel: number;
}

/** The lane of all consumers that stay within this process and its database. */
export const SHARED_LANE = 'outbox';

/** All consumers of this process. A consumer registers itself in `onModuleInit`. */
@Injectable()
export class OutboxConsumers {
  private readonly byName = new Map<string, OutboxConsumer>();

  /** @throws Error when another consumer has the name */
  register(consumer: OutboxConsumer): void {
    const known = this.byName.get(consumer.name);
    if (known && known !== consumer) throw new Error(`Two outbox consumers named ${consumer.name}`);
    this.byName.set(consumer.name, consumer);
  }

  named(name: string): OutboxConsumer | undefined {
    return this.byName.get(name);
  }

  /** Who is to get a message. */
  of(topic: string, payload: object): OutboxConsumer[] {
    return [...this.byName.values()].filter(
      (consumer) => consumer.topic === topic && (consumer.wants?.(payload) ?? true),
    );
  }

  /** The shared lane, then one for each consumer that has its own. */
  lanes(): Lane[] {
    const all = [...this.byName.values()];
    const shared = all.filter(({ parallel }) => parallel === undefined).map(({ name }) => name);
    const own = all.flatMap(({ name, parallel }) =>
      parallel === undefined ? [] : [{ job: jobOf(name), consumers: [name], parallel }],
    );
    return [{ job: SHARED_LANE, consumers: shared, parallel: 1 }, ...own];
  }

  /** The job that delivers to this consumer. */
  jobFor({ name, parallel }: OutboxConsumer): string {
    return parallel === undefined ? SHARED_LANE : jobOf(name);
  }
}

function jobOf(consumer: string): string {
  return `${SHARED_LANE}:${consumer}`;
}
