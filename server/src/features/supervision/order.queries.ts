import type { OrderScope, OrderState } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { instantParam } from '../../platform/database/column-types.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { CursorValue } from '../../platform/http/cursor.js';
import { ProblemError } from '../../platform/http/problem-error.js';
import { SupervisionOrder } from './entities/supervision-order.entity.js';

/** Lists of orders, read only, newest first. */
@Injectable()
export class OrderQueries {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork) {}

  /**
   * @param state of the scope's states, undefined for all of them
   * @param after sort values of the row before, null for the start
   * @throws ProblemError `input.cursor`
   */
  rows(
    scope: OrderScope,
    state: OrderState | undefined,
    after: readonly CursorValue[] | null,
    limit: number,
  ): Promise<SupervisionOrder[]> {
    const states = state ? [state] : [...scope.states];
    const query = this.unitOfWork.reader
      .createQueryBuilder(SupervisionOrder, 'o')
      .where(`o.${scope.field} = :organizationId`, { organizationId: scope.organizationId })
      .andWhere('o.state IN (:...states)', { states })
      .orderBy('o.createdAt', 'DESC')
      .addOrderBy('o.id', 'DESC')
      .limit(limit);
    if (after) {
      const [at, id] = after;
      if (typeof at !== 'number' || typeof id !== 'string') throw new ProblemError('input.cursor');
      // The first half is a range of the index, the second cuts off the ties.
      query
        .andWhere('o.createdAt <= :at', { at: instantParam(at) })
        .andWhere('(o.createdAt < :at OR o.id < :id)', { id });
    }
    return query.getMany();
  }
}

/** The sort values of a row, as a cursor keeps them. */
export function cursorOf({ createdAt, id }: SupervisionOrder): CursorValue[] {
  return [createdAt, id];
}
