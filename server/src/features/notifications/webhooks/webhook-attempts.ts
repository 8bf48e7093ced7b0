import type { Page, PageQuery, WebhookAttemptView } from '@wide-angle/shared';
import { PAGE_LIMIT_DEFAULT, toIso } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { Clock } from '../../../platform/clock/clock.js';
import { insertRows } from '../../../platform/database/plain-rows.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { decodeCursor, pageOf } from '../../../platform/http/cursor.js';
import { ProblemError } from '../../../platform/http/problem-error.js';
import { newId } from '../../../platform/ids.js';
import { WEBHOOK_REASON_MAX, WebhookAttempt } from './webhook-attempt.entity.js';

/** The log of deliveries to systems outside. */
@Injectable()
export class WebhookAttempts {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Takes note of one try, at its end. */
  async note(attempt: Omit<WebhookAttempt, 'id' | 'at'>): Promise<WebhookAttemptView> {
    const reason = attempt.reason?.slice(0, WEBHOOK_REASON_MAX) ?? null;
    const row: WebhookAttempt = { ...attempt, reason, id: newId(), at: this.clock.now() };
    await this.unitOfWork.run((tx) => insertRows(tx, WebhookAttempt, [row]));
    return viewOf(row);
  }

  /** Newest first. @throws ProblemError `input.cursor` */
  async list(webhookId: string, query: PageQuery): Promise<Page<WebhookAttemptView>> {
    const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
    const [before] = decodeCursor(query.cursor, 1) ?? [];
    if (before !== undefined && typeof before !== 'string') throw new ProblemError('input.cursor');
    const rows = await this.unitOfWork.reader.find(WebhookAttempt, {
      where: { webhookId, ...(before === undefined ? {} : { id: LessThan(before) }) },
      order: { id: 'DESC' },
      take: limit + 1,
    });
    const { items, next } = pageOf(rows, limit, ({ id }) => [id]);
    return { items: items.map(viewOf), next };
  }
}

function viewOf({ webhookId: _, at, ...rest }: WebhookAttempt): WebhookAttemptView {
  return { ...rest, at: toIso(at) };
}
