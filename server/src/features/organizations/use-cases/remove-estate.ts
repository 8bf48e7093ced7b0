import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { ProblemError } from '../../../platform/http/problem-error.js';
import { Estate } from '../entities/estate.entity.js';

/** Takes an estate out of the registry: nobody can report there any more and its codes lead nowhere. Tickets stay. */
@Injectable()
export class RemoveEstate {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork) {}

  /** @throws ProblemError `estate.unknown`, also for one that is removed already */
  async run(estateId: string): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const { affected } = await tx.update(
        Estate,
        { id: estateId, isRemoved: false },
        { isRemoved: true },
      );
      if (affected !== 1) throw new ProblemError('estate.unknown');
    });
  }
}
