import { Injectable } from '@nestjs/common';

/**
 * Acts on messages after their transaction is committed. Messages come at least once and may come out of order, so
 * `handle` must be idempotent by the message's key.
 */
export abstract class OutboxConsumer {
  /** Unique and never changed: rows that wait carry it. */
  abstract readonly name: string;
  abstract readonly topic: string;
  /**
   * Asked when a message is published: what is not wanted is not even written. Must depend on the payload alone. Without
   * it, all is wanted.
   */
  wants?(payload: object): boolean;

  /** A throw means: not delivered, try again later. */
  abstract handle(payload: unknown): Promise<void>;
}

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

  names(): string[] {
    return [...this.byName.keys()];
  }

  /** Who is to get a message. */
  of(topic: string, payload: object): OutboxConsumer[] {
    return [...this.byName.values()].filter(
      (consumer) => consumer.topic === topic && (consumer.wants?.(payload) ?? true),
    );
  }
}
