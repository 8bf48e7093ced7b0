import { Inject, Injectable } from '@nestjs/common';
import { insertRows } from '../../../platform/database/plain-rows.js';
import { UnitOfWork, type Tx } from '../../../platform/database/unit-of-work.js';
import { ProblemError } from '../../../platform/http/problem-error.js';
import { Building } from '../entities/building.entity.js';
import { Entrance } from '../entities/entrance.entity.js';
import { Estate } from '../entities/estate.entity.js';
import { Facility } from '../entities/facility.entity.js';
import { Organization } from '../entities/organization.entity.js';
import { Scene } from '../entities/scene.entity.js';
import { planEstate, type EstatePlan, type NewEstate } from '../estate-plan.js';

/** Enters an estate with its buildings, entrances and facilities, each with a code to print. */
@Injectable()
export class CreateEstate {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork) {}

  /**
   * @returns ids and codes of everything, in the order of the input
   * @throws ProblemError `organization.unknown` for a community that does not exist
   */
  async run(input: NewEstate): Promise<EstatePlan['estate']> {
    return this.unitOfWork.run(async (tx) => {
      const community = await tx.findOneBy(Organization, {
        id: input.communityId,
        kind: 'community',
        isRemoved: false,
      });
      if (!community?.parentId) throw new ProblemError('organization.unknown');
      const plan = planEstate(input, {
        bureauId: community.bureauId,
        subdistrictId: community.parentId,
      });
      await insertPlan(tx, plan);
      return plan.estate;
    });
  }
}

async function insertPlan(tx: Tx, { rows }: EstatePlan): Promise<void> {
  await insertRows(tx, Estate, [rows.estate]);
  await insertRows(tx, Building, rows.buildings);
  await insertRows(tx, Entrance, rows.entrances);
  await insertRows(tx, Facility, rows.facilities);
  await insertRows(tx, Scene, rows.scenes);
}
