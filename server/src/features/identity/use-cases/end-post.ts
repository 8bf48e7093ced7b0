import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Clock } from '../../../platform/clock/clock.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { ProblemError } from '../../../platform/http/problem-error.js';
import { Post } from '../entities/post.entity.js';

/** Takes a post away. Tokens in this capacity stop working at once; the person's other capacities stay. */
@Injectable()
export class EndPost {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws ProblemError `post.unknown`, also for one that has ended already */
  async run(postId: string): Promise<void> {
    const endedAt = this.clock.now();
    await this.unitOfWork.run(async (tx) => {
      const { affected } = await tx.update(Post, { id: postId, endedAt: IsNull() }, { endedAt });
      if (affected !== 1) throw new ProblemError('post.unknown');
    });
  }
}
