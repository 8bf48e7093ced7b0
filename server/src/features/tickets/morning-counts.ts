import type { Actor, DigestCounts, Instant } from '@wide-angle/shared';
import { OPEN_STATES, WORKING_ROLES } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { instantParam } from '../../platform/database/column-types.js';
import { placesFor } from '../../platform/database/plain-rows.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { scopeConditions } from './lists/list-plan.js';
import { countIn, TicketTally } from './ticket-tally.js';

/** Whose tickets: those of an organisation that works, or of the area of one that oversees. */
export interface MorningScope {
  readonly bureauId: string;
  readonly organizationId: string;
  readonly role: Actor['role'];
}

/** What an organisation has before it on a morning. */
@Injectable()
export class MorningCounts {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(TicketTally) private readonly tally: TicketTally,
  ) {}

  /** @param until end of the day; limits between now and then are due today */
  async of(morning: MorningScope, now: Instant, until: Instant): Promise<DigestCounts> {
    const actor: Actor = { ...morning, personId: '', postId: null };
    const scope = WORKING_ROLES.includes(morning.role) ? 'organization' : 'area';
    const open = { scope, states: OPEN_STATES, sort: 'urgent' } as const;
    const [buckets, dueToday] = await Promise.all([
      this.tally.buckets(actor, scope),
      this.dueBetween(actor, scope, now, until),
    ]);
    return {
      open: countIn(buckets, open),
      late: countIn(buckets, { ...open, isLate: true }),
      dueToday,
    };
  }

  /** By the index of the scope's open tickets that are not late. */
  private async dueBetween(
    actor: Actor,
    scope: 'organization' | 'area',
    from: Instant,
    until: Instant,
  ): Promise<number> {
    const [condition] = scopeConditions(actor, { scope });
    if (!condition) return 0;
    const rows: { n: number | string }[] = await this.unitOfWork.reader.query(
      `SELECT COUNT(*) AS n FROM ticket WHERE ${condition.sql} AND state IN (${placesFor(OPEN_STATES)})
       AND isLate = ? AND limitDueAt >= ? AND limitDueAt < ?`,
      [...condition.params, ...OPEN_STATES, 0, instantParam(from), instantParam(until)],
    );
    return Number(rows[0]?.n ?? 0);
  }
}
