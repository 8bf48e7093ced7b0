import type { Instant, OrganizationKind, PostRole } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { insertRows } from '../../../platform/database/plain-rows.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { ProblemError } from '../../../platform/http/problem-error.js';
import { newId } from '../../../platform/ids.js';
import { Registry } from '../../organizations/index.js';
import { Post } from '../entities/post.entity.js';

/** The posts that an organisation of a kind has. */
const POSTS_OF: Readonly<Record<OrganizationKind, readonly PostRole[]>> = {
  company: ['staff', 'manager'],
  community: ['community'],
  subdistrict: ['subdistrict'],
  bureau: ['bureau', 'administrator'],
  department: ['department'],
};

export interface NewPost {
  readonly personId: string;
  readonly organizationId: string;
  readonly role: PostRole;
  /** Default: now. */
  readonly startedAt?: Instant;
}

/** Gives a person a post in an organisation. */
@Injectable()
export class GivePost {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Registry) private readonly registry: Registry,
  ) {}

  /**
   * @returns the post's id
   * @throws ProblemError `organization.unknown`, or `post.wrongRole` for a role that such an organisation does not have
   */
  async run({ personId, organizationId, role, startedAt }: NewPost): Promise<string> {
    return this.unitOfWork.run(async (tx) => {
      const organization = await this.registry.organization(organizationId);
      if (!organization) throw new ProblemError('organization.unknown');
      if (!POSTS_OF[organization.kind].includes(role)) throw new ProblemError('post.wrongRole');
      const post = { personId, organizationId, role, startedAt: startedAt ?? this.clock.now() };
      const id = newId();
      await insertRows(tx, Post, [{ ...post, id, endedAt: null }]);
      return id;
    });
  }
}
