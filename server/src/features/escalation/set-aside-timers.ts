import type { Page, PageQuery, SetAsideTimerView } from '@wide-angle/shared';
import { PAGE_LIMIT_DEFAULT, toIso } from '@wide-angle/shared';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { HealthFigures } from '../../platform/health/health-figures.js';
import { decodeCursor, pageOf, type CursorValue } from '../../platform/http/cursor.js';
import { ProblemError } from '../../platform/http/problem-error.js';
import { TicketTimers, type TimerTrouble } from '../tickets/index.js';

/** Tickets whose timers could not be fired: shown to who runs the system, and tried again when he says so. */
@Injectable()
export class SetAsideTimers implements OnModuleInit {
  constructor(
    @Inject(TicketTimers) private readonly timers: TicketTimers,
    @Inject(HealthFigures) private readonly figures: HealthFigures,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.figures.add('timers', async () => ({ ...(await this.timers.countTroubles()) }));
  }

  /** Longest first. @throws ProblemError `input.cursor` */
  async list(query: PageQuery): Promise<Page<SetAsideTimerView>> {
    const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
    const after = placeOf(decodeCursor(query.cursor, 2));
    const found = await this.timers.troubles(after, limit + 1);
    const { items, next } = pageOf(found, limit, ({ timerFailedAt, id }) => [timerFailedAt, id]);
    return { items: items.map(viewOf), next };
  }

  /** Has one ticket tried again, or all. @returns how many; none where nothing was set aside */
  async retry(ticketId?: string): Promise<{ retried: number }> {
    return { retried: await this.timers.retry(this.clock.now(), ticketId) };
  }
}

function placeOf(values: readonly CursorValue[] | null): readonly [number, string] | null {
  if (!values) return null;
  const [at, id] = values;
  if (typeof at !== 'number' || typeof id !== 'string') throw new ProblemError('input.cursor');
  return [at, id];
}

function viewOf(trouble: TimerTrouble): SetAsideTimerView {
  const { id, number, timerFailedAt, timerFailures, timerError, nextTimerAt } = trouble;
  return {
    ticketId: id,
    number,
    since: toIso(timerFailedAt ?? 0),
    tries: timerFailures,
    kind: timerError ?? '',
    retryAt: nextTimerAt === null ? null : toIso(nextTimerAt),
  };
}
