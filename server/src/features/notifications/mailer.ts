import type { MessageKind } from '@wide-angle/shared';
import { can } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { insertRows } from '../../platform/database/plain-rows.js';
import { isDuplicateKey } from '../../platform/database/duplicate.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids.js';
import { Message } from './entities/message.entity.js';
import type { Hearer } from './hearers.js';

/** What is told of one happening. */
export interface Letter {
  /** Names the happening: who has heard of it does not hear again. At most 80 characters. */
  readonly sourceKey: string;
  readonly at: number;
  readonly ticketId: string;
  readonly orderId: string | null;
}

/** How one reader is told. */
export interface Wording {
  readonly kind: MessageKind;
  readonly title: string;
  readonly text: string;
}

/** Puts messages into inboxes. */
@Injectable()
export class Mailer {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork) {}

  /**
   * Tells all hearers with one statement, all of them or nobody. A happening that was told before is not told again,
   * whoever hears of it now: deliveries come at least once.
   */
  async send<H extends Hearer<unknown>>(
    letter: Letter,
    hearers: readonly H[],
    wordingFor: (hearer: H) => Wording,
  ): Promise<void> {
    if (hearers.length === 0) return;
    const rows = hearers.map((hearer) => rowOf(letter, hearer, wordingFor(hearer)));
    try {
      await this.unitOfWork.run(async (tx) => {
        const { sourceKey } = letter;
        if (!(await tx.existsBy(Message, { sourceKey }))) await insertRows(tx, Message, rows);
      });
    } catch (error) {
      // Another worker told them a moment ago.
      if (!isDuplicateKey(error)) throw error;
    }
  }
}

function rowOf(
  { sourceKey, at, ticketId, orderId }: Letter,
  { personId, capacity, role }: Hearer<unknown>,
  { kind, title, text }: Wording,
): Message {
  return {
    ...{ id: newId(), personId, capacity, sourceKey, kind, title, text, ticketId, at },
    // Who may not open the order goes to its ticket.
    orderId: can(role, 'order.read') ? orderId : null,
    readAt: null,
  };
}
