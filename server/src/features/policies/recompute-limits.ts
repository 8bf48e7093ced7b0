import { recomputed, SECOND } from '@wide-angle/shared';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { IsNull, LessThanOrEqual, MoreThan } from 'typeorm';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { CalendarRevision, Policies } from '../organizations/index.js';
import { changedColumns, factsOf, Ticket, TicketRepository, type Step } from '../tickets/index.js';

/** Other processes go on for ten seconds with the calendar that they know; none does any more when this begins. */
const SETTLED_AFTER = 15 * SECOND;
const AT_ONCE = 50;
/** Somebody may act on a ticket at the same moment: then it is taken again. */
const TRIES = 5;

/**
 * Brings open tickets to a new or corrected table: each that changes gets one event, its timers and counts follow. Goes on
 * where it was stopped; done twice it changes nothing, since a ticket that is as the calendar says gets no event.
 */
@Injectable()
export class RecomputeLimits {
  private readonly logger = new Logger('Calendar');

  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(TicketRepository) private readonly tickets: TicketRepository,
    @Inject(Policies) private readonly policies: Policies,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Applies all changes of the calendar that wait, the first one first.
   * @param signal leaves between two batches when it is set
   * @returns how many tickets got other limits
   */
  async drain(signal?: AbortSignal): Promise<number> {
    let changed = 0;
    for (;;) {
      const revision = await this.unitOfWork.reader.findOne(CalendarRevision, {
        where: { doneAt: IsNull(), importedAt: LessThanOrEqual(this.clock.now() - SETTLED_AFTER) },
        order: { revision: 'ASC' },
      });
      if (!revision) return changed;
      changed += await this.apply(revision, signal);
      if (signal?.aborted) return changed;
    }
  }

  private async apply(cause: CalendarRevision, signal?: AbortSignal): Promise<number> {
    const { revision } = cause;
    let reached = cause.reachedTicketId ?? '';
    let changed = 0;
    while (!signal?.aborted) {
      const ids = await this.openAfter(reached);
      const last = ids.at(-1);
      if (last === undefined) {
        await this.note(revision, { doneAt: this.clock.now() });
        return changed;
      }
      const made = await this.bring(ids, cause);
      reached = last;
      changed += made;
      await this.note(revision, { reachedTicketId: reached }, made);
    }
    return changed;
  }

  private async openAfter(id: string): Promise<string[]> {
    const rows = await this.unitOfWork.reader.find(Ticket, {
      select: { id: true },
      where: { isOpen: true, id: MoreThan(id) },
      order: { id: 'ASC' },
      take: AT_ONCE,
    });
    return rows.map((row) => row.id);
  }

  private note(revision: number, change: Partial<CalendarRevision>, made = 0): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      await tx.update(CalendarRevision, { revision }, change);
      if (made > 0) await tx.increment(CalendarRevision, { revision }, 'changedTickets', made);
    });
  }

  /** How many of the tickets got other limits; those that somebody changed meanwhile are taken again. */
  private async bring(ids: readonly string[], cause: CalendarRevision): Promise<number> {
    let left = ids;
    let changed = 0;
    for (let tries = 0; left.length > 0 && tries < TRIES; tries += 1) {
      const steps = (
        await Promise.all((await this.tickets.findMany(left)).map((one) => this.step(one, cause)))
      ).filter((one) => one !== null);
      const made = await this.unitOfWork.run((tx) => this.tickets.advanceAll(tx, steps));
      const done = new Set(made.map(({ before }) => before.id));
      changed += made.filter(({ progress }) => isMoved(progress.events)).length;
      left = steps.filter(({ before }) => !done.has(before.id)).map(({ before }) => before.id);
    }
    if (left.length > 0) this.logger.error({ ticketIds: left }, 'limits not recomputed');
    return changed;
  }

  /** What has to be written for a ticket; null where it is as the calendar says, or cannot be reckoned at all. */
  private async step(before: Ticket, cause: CalendarRevision): Promise<Step | null> {
    try {
      const reckoning = await this.policies.version(before.bureauId, before.policyVersion);
      const progress = await recomputed(reckoning, factsOf(before), {
        cause: { year: Number(cause.year), revision: cause.revision, source: cause.source },
        now: this.clock.now(),
        history: () => this.tickets.events(before.id),
      });
      // Also without an event: the morning on which somebody is reminded may be another day now.
      const isSame = Object.keys(changedColumns(reckoning, before, progress.ticket)).length === 0;
      return isSame ? null : { before, reckoning, progress };
    } catch (reason) {
      this.logger.error({ ticketId: before.id, err: reason }, 'limits not recomputed');
      return null;
    }
  }
}

function isMoved(events: Step['progress']['events']): boolean {
  return events.some(({ type }) => type === 'recomputed');
}
