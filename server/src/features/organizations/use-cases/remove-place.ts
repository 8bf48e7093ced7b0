import type { PlaceKind } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork, type Tx } from '../../../platform/database/unit-of-work.js';
import { ProblemError } from '../../../platform/http/problem-error.js';
import { Building } from '../entities/building.entity.js';
import { Entrance } from '../entities/entrance.entity.js';
import { Facility } from '../entities/facility.entity.js';

const ENTITIES = { building: Building, entrance: Entrance, facility: Facility } as const;

/** Takes a building, entrance or facility out of its estate, with all that stands in it; their codes lead nowhere. */
@Injectable()
export class RemovePlace {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork) {}

  /** @throws ProblemError `place.unknown`, also for one that is removed already */
  async run(kind: Exclude<PlaceKind, 'estate'>, id: string): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const gone = { isRemoved: true };
      const { affected } = await tx.update(ENTITIES[kind], { id, isRemoved: false }, gone);
      if (affected !== 1) throw new ProblemError('place.unknown');
      await removeInside(tx, kind, id);
    });
  }
}

async function removeInside(tx: Tx, kind: PlaceKind, id: string): Promise<void> {
  const gone = { isRemoved: true };
  if (kind === 'building') {
    await tx.update(Entrance, { buildingId: id }, gone);
    await tx.update(Facility, { buildingId: id }, gone);
  }
  if (kind === 'entrance') await tx.update(Facility, { entranceId: id }, gone);
}
