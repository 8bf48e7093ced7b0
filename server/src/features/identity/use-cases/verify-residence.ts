import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Clock } from '../../../platform/clock/clock.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { ProblemError } from '../../../platform/http/problem-error.js';
import { Residence } from '../entities/residence.entity.js';

/** Confirms that a person belongs to a dwelling; from then on he may report there. */
@Injectable()
export class VerifyResidence {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** A second confirmation leaves the moment of the first. Throws ProblemError `residence.unknown`. */
  async run(residenceId: string): Promise<void> {
    const verifiedAt = this.clock.now();
    await this.unitOfWork.run(async (tx) => {
      const known = await tx.existsBy(Residence, { id: residenceId });
      if (!known) throw new ProblemError('residence.unknown');
      await tx.update(Residence, { id: residenceId, verifiedAt: IsNull() }, { verifiedAt });
    });
  }
}
