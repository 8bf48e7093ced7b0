import type { DeadLetterCount, DeadLetterView, Page } from '@wide-angle/shared';
import { deadLetterApi, PAGE_LIMIT_DEFAULT, toIso } from '@wide-angle/shared';
import { Body, Controller, Inject, Query } from '@nestjs/common';
import { Endpoint } from '../../../platform/access/endpoint.js';
import { decodeCursor, pageOf, type CursorValue } from '../../../platform/http/cursor.js';
import { ProblemError } from '../../../platform/http/problem-error.js';
import { DeadLetters, type DeadLetter } from '../../../platform/outbox/dead-letters.js';
import { DeadLetterQueryDto, RetryDto } from './dead-letters.dto.js';

/** What was given up, over HTTP. */
@Controller()
export class DeadLettersController {
  constructor(@Inject(DeadLetters) private readonly letters: DeadLetters) {}

  @Endpoint(deadLetterApi.list)
  async list(@Query() query: DeadLetterQueryDto): Promise<Page<DeadLetterView>> {
    const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
    const rows = await this.letters.list(positionOf(decodeCursor(query.cursor, 2)), limit + 1);
    const { items, next } = pageOf(rows, limit, ({ dueAt, id }) => [dueAt, id]);
    return { items: items.map(viewOf), next };
  }

  @Endpoint(deadLetterApi.retry)
  async retry(@Body() { id }: RetryDto): Promise<DeadLetterCount> {
    return { retried: await this.letters.retry(id) };
  }
}

function positionOf(cursor: readonly CursorValue[] | null): { at: number; id: string } | null {
  if (!cursor) return null;
  const [at, id] = cursor;
  if (typeof at !== 'number' || typeof id !== 'string') throw new ProblemError('input.cursor');
  return { at, id };
}

function viewOf({ id, consumer, attempts, lastError, createdAt, dueAt }: DeadLetter) {
  const reason = reasonOf(lastError ?? '');
  return { id, consumer, attempts, reason, createdAt: toIso(createdAt), diedAt: toIso(dueAt) };
}

/** Only what was written for people is shown; the words of other errors may hold somebody's data. */
function reasonOf(error: string): string {
  const [name = '', ...words] = error.split(': ');
  return name === 'DeliveryFailure' ? words.join(': ') : `内部错误（${name.slice(0, 40)}）`;
}
