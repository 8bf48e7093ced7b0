import type { Actor, ColleagueView, PostRole } from '@wide-angle/shared';
import { WORKING_ROLES } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Person } from './entities/person.entity.js';
import { Post } from './entities/post.entity.js';

interface ColleagueRow {
  personId: string;
  name: string;
  role: PostRole;
}

/** People of the actor's own organisation who can take a ticket. */
@Injectable()
export class ColleaguesQuery {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork) {}

  /** By name, each once, the actor included. Colleagues know each other by their full names. */
  async run({ organizationId }: Actor): Promise<ColleagueView[]> {
    const rows = await this.unitOfWork.reader
      .createQueryBuilder(Post, 'post')
      .select('post.personId', 'personId')
      .addSelect('person.realName', 'name')
      .addSelect('post.role', 'role')
      .innerJoin(Person, 'person', 'person.id = post.personId')
      .where('post.organizationId = :organizationId AND post.endedAt IS NULL', { organizationId })
      .andWhere('post.role IN (:...roles)', { roles: WORKING_ROLES })
      // A person with two posts is shown in the higher: `manager` comes before `staff`.
      .orderBy('person.realName')
      .addOrderBy('post.personId')
      .addOrderBy('post.role')
      .getRawMany<ColleagueRow>();
    return rows.filter((row, at) => row.personId !== rows[at - 1]?.personId);
  }
}
