import type { Actor, DutyKind, DutyState, Instant } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { instantParam } from '../../../platform/database/column-types.js';
import { sendWithCommit } from '../../../platform/database/mysql-statements.js';
import { insertWithCommit, readRows } from '../../../platform/database/plain-rows.js';
import { UnitOfWork, type Tx } from '../../../platform/database/unit-of-work.js';
import type { CursorValue } from '../../../platform/http/cursor.js';
import { ProblemError } from '../../../platform/http/problem-error.js';
import { TicketDuty } from '../entities/ticket-duty.entity.js';
import type { Ticket } from '../entities/ticket.entity.js';
import { equals, isOneOf, type Condition } from '../lists/condition.js';
import { dutyChange } from './duty-rows.js';

/** Which duties are asked for, within what the viewer may see. */
export interface DutyFilter {
  readonly state: DutyState;
  readonly kind?: DutyKind;
  readonly organizationId?: string;
}

/** How many duties of one office are in a state. */
export interface DutyCount {
  readonly organizationId: string;
  readonly state: DutyState;
  readonly count: number;
  /** Those of them whose limit passed since the moment that was asked for. */
  readonly missed: number;
}

interface RawCount {
  organizationId: string;
  state: DutyState;
  n: number | string;
  missed: number | string;
}

/** What offices owe and were late with, stored with the tickets that it follows from. */
@Injectable()
export class TicketDuties {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork) {}

  /** Writes what changes of tickets do to their duties; nothing for almost all of them. */
  async book(tx: Tx, changes: readonly { before: Ticket | null; after: Ticket }[]): Promise<void> {
    const duties = changes.map(({ before, after }) => dutyChange(before, after));
    for (const { ticketId, dutyKey } of duties.flatMap(({ gone }) => gone))
      await sendWithCommit(tx, 'DELETE FROM ticket_duty WHERE ticketId = ? AND dutyKey = ?', [
        ticketId,
        dutyKey,
      ]);
    await insertWithCommit(
      tx,
      TicketDuty,
      duties.flatMap(({ come }) => come),
    );
  }

  /**
   * Duties of a viewer's area: what is owed by its limit, the longest passed first; what is past newest first.
   * @param after sort values of the row before, null for the start
   * @throws ProblemError `input.cursor` where `after` is of another list
   */
  rows(
    actor: Actor,
    filter: DutyFilter,
    after: readonly CursorValue[] | null,
    limit: number,
  ): Promise<TicketDuty[]> {
    const direction = filter.state === 'lateDone' ? 'DESC' : 'ASC';
    const { organizationId, kind } = filter;
    const conditions = [
      ...dutyScope(actor),
      ...(organizationId ? [equals('organizationId', organizationId)] : []),
      equals('state', filter.state),
      ...(kind ? [equals('kind', kind)] : []),
      ...(after ? [afterRow(direction, after)] : []),
    ];
    const order = ['dueAt', 'ticketId', 'dutyKey'].map((column) => `${column} ${direction}`);
    const rest = `${whereOf(conditions)} ORDER BY ${order.join(', ')} LIMIT ${limit}`;
    return readRows(this.unitOfWork.reader, TicketDuty, rest, paramsOf(conditions));
  }

  /** What the offices of a viewer's area owe now, and are late with. @param since from when on a limit counts as missed */
  owed(actor: Actor, since: Instant): Promise<DutyCount[]> {
    const [from, owed] = [instantParam(since), dutyScope(actor)];
    const missed = "COUNT(CASE WHEN state = 'late' AND dueAt >= ? THEN 1 END)";
    return this.count(missed, [from], [...owed, { sql: "state IN ('open', 'late')", params: [] }]);
  }

  /**
   * Limits that passed since and were met afterwards. What is past grows for ever, so it is asked office by office: each
   * is a range of the index that begins where the time does.
   * @param officeIds all that may have any; those outside the viewer's area have none for him
   */
  metLate(actor: Actor, officeIds: readonly string[], since: Instant): Promise<DutyCount[]> {
    if (officeIds.length === 0) return Promise.resolve([]);
    return this.count(
      'COUNT(*)',
      [],
      [
        ...dutyScope(actor),
        equals('state', 'lateDone'),
        isOneOf('organizationId', officeIds),
        { sql: 'dueAt >= ?', params: [instantParam(since)] },
      ],
    );
  }

  /** Grouped in the order of the index by which an area is counted, so that nothing is kept aside and sorted. */
  private async count(
    missed: string,
    params: readonly string[],
    conditions: readonly Condition[],
  ): Promise<DutyCount[]> {
    const rows: RawCount[] = await this.unitOfWork.reader.query(
      `SELECT organizationId, state, COUNT(*) AS n, ${missed} AS missed FROM ticket_duty ` +
        `${whereOf(conditions)} GROUP BY state, organizationId`,
      [...params, ...paramsOf(conditions)],
    );
    return rows.map(({ n, ...row }) => ({ ...row, count: Number(n), missed: Number(row.missed) }));
  }
}

/**
 * Whose duties somebody may know of: a community its own, a subdistrict those of its communities, the bureau all of its
 * county. Who runs the system learns of the bureau's own, and the endpoint lets him count only.
 */
function dutyScope(actor: Actor): Condition[] {
  const organizationId = actor.organizationId ?? '';
  switch (actor.role) {
    case 'community':
      return [equals('organizationId', organizationId)];
    case 'subdistrict':
      return [equals('subdistrictId', organizationId), equals('officeKind', 'community')];
    case 'bureau':
      return [equals('bureauId', actor.bureauId ?? '')];
    case 'administrator':
      return [equals('organizationId', actor.bureauId ?? '')];
    default:
      return [{ sql: '1 = 0', params: [] }];
  }
}

function whereOf(conditions: readonly Condition[]): string {
  return `WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}`;
}

function paramsOf(conditions: readonly Condition[]): (string | number)[] {
  return conditions.flatMap(({ params }) => params);
}

/** The sort values of a row, as a cursor keeps them. */
export function dutyCursor({ dueAt, ticketId, dutyKey }: TicketDuty): CursorValue[] {
  return [dueAt, ticketId, dutyKey];
}

/** A range of the sorted column with the ties cut off, which both databases read as one range of the index. */
function afterRow(
  direction: 'ASC' | 'DESC',
  [dueAt, ticketId, dutyKey]: readonly CursorValue[],
): Condition {
  if (typeof dueAt !== 'number' || typeof ticketId !== 'string' || typeof dutyKey !== 'string')
    throw new ProblemError('input.cursor');
  const sign = direction === 'ASC' ? '>' : '<';
  const at = instantParam(dueAt);
  return {
    sql: `dueAt ${sign}= ? AND (dueAt ${sign} ? OR ticketId ${sign} ? OR (ticketId = ? AND dutyKey ${sign} ?))`,
    params: [at, at, ticketId, ticketId, dutyKey],
  };
}
