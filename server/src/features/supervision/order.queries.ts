import type { Instant, OrderFilter, OrderScope, OrderScopeField } from '@wide-angle/shared';
import { atLocal, DAY } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { instantParam } from '../../platform/database/column-types.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { CursorValue } from '../../platform/http/cursor.js';
import { ProblemError } from '../../platform/http/problem-error.js';
import { OrderPlace } from './entities/order-place.entity.js';
import { SupervisionOrder } from './entities/supervision-order.entity.js';

type Query = SelectQueryBuilder<SupervisionOrder>;

/** How many orders share issuer, addressee, state, lateness and having come up to the bureau. */
export interface OrderTally {
  readonly issuerId: string;
  readonly addresseeId: string;
  readonly state: SupervisionOrder['state'];
  readonly isLate: boolean;
  readonly isEscalated: boolean;
  readonly count: number;
}

const IS_LATE = `(o.lateAt IS NOT NULL OR (o.state = 'issued' AND o.dueAt < :now))`;

/** Lists and counts of orders, read only; both through the same scope and filter. */
@Injectable()
export class OrderQueries {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork) {}

  /**
   * Newest first.
   * @param after sort values of the row before, null for the start
   * @throws ProblemError `input.cursor`
   */
  rows(
    scope: OrderScope,
    filter: OrderFilter,
    page: { after: readonly CursorValue[] | null; limit: number; now: Instant },
  ): Promise<SupervisionOrder[]> {
    const { createdAt, id: orderId } = sortOf(scope);
    const query = this.narrowed(scope, filter, page.now)
      .orderBy(createdAt, 'DESC')
      .addOrderBy(orderId, 'DESC')
      .limit(page.limit);
    if (page.after) {
      const [at, id] = page.after;
      if (typeof at !== 'number' || typeof id !== 'string') throw new ProblemError('input.cursor');
      // The first half is a range of the index, the second cuts off the ties.
      query
        .andWhere(`${createdAt} <= :at`, { at: instantParam(at) })
        .andWhere(`(${createdAt} < :at OR ${orderId} < :id)`, { id });
    }
    return query.getMany();
  }

  /** One statement, whatever the number of orders. */
  async tallies(scope: OrderScope, filter: OrderFilter, now: Instant): Promise<OrderTally[]> {
    const flag = (condition: string) => `CASE WHEN ${condition} THEN 1 ELSE 0 END`;
    const raw: Record<string, string | number>[] = await this.narrowed(scope, filter, now)
      .select(['o.issuerId AS issuerId', 'o.addresseeId AS addresseeId', 'o.state AS state'])
      .addSelect(flag(IS_LATE), 'isLate')
      .addSelect(flag('o.escalatedAt IS NOT NULL'), 'isEscalated')
      .addSelect('COUNT(*)', 'count')
      .groupBy('o.issuerId')
      .addGroupBy('o.addresseeId')
      .addGroupBy('o.state')
      .addGroupBy('isLate')
      .addGroupBy('isEscalated')
      .getRawMany();
    return raw.map((row) => ({
      issuerId: String(row.issuerId),
      addresseeId: String(row.addresseeId),
      state: row.state as SupervisionOrder['state'],
      isLate: Number(row.isLate) === 1,
      isEscalated: Number(row.isEscalated) === 1,
      count: Number(row.count),
    }));
  }

  private narrowed(scope: OrderScope, filter: OrderFilter, now: Instant): Query {
    const states = filter.state ? [filter.state] : [...scope.states];
    const query = this.scoped(scope)
      .andWhere('o.state IN (:...states)', { states })
      .setParameter('now', instantParam(now));
    const { late, issuerId, addresseeId, issuedFrom, issuedTo } = filter;
    if (late) query.andWhere(IS_LATE);
    if (issuerId) query.andWhere('o.issuerId = :issuerId', { issuerId });
    if (addresseeId) query.andWhere('o.addresseeId = :addresseeId', { addresseeId });
    if (issuedFrom) query.andWhere('o.issuedAt >= :from', { from: startOf(issuedFrom, 0) });
    if (issuedTo) query.andWhere('o.issuedAt < :to', { to: startOf(issuedTo, DAY) });
    return query;
  }

  private scoped({ field, organizationId }: OrderScope): Query {
    const query = this.unitOfWork.reader.createQueryBuilder(SupervisionOrder, 'o');
    return isArea(field)
      ? query
          .innerJoin(OrderPlace, 'p', 'p.orderId = o.id')
          .where('p.organizationId = :organizationId', { organizationId })
      : query.where(`o.${field} = :organizationId`, { organizationId });
  }
}

/** Where the index that a scope is read by keeps the order's sort values. */
function sortOf({ field }: OrderScope): { createdAt: string; id: string } {
  return isArea(field)
    ? { createdAt: 'p.createdAt', id: 'p.orderId' }
    : { createdAt: 'o.createdAt', id: 'o.id' };
}

/** An order is known in the area of each of its tickets, so that the areas have rows of their own. */
function isArea(field: OrderScopeField): boolean {
  return field === 'communityId' || field === 'subdistrictId';
}

function startOf(localDate: string, later: number): string {
  return instantParam(atLocal(localDate, 0) + later);
}

/** The sort values of a row, as a cursor keeps them. */
export function cursorOf({ createdAt, id }: SupervisionOrder): CursorValue[] {
  return [createdAt, id];
}
