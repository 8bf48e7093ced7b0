import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { insertRows } from '../../../platform/database/plain-rows.js';
import { isDuplicateKey } from '../../../platform/database/duplicate.js';
import { UnitOfWork, type Tx } from '../../../platform/database/unit-of-work.js';
import { ProblemError } from '../../../platform/http/problem-error.js';
import { newId } from '../../../platform/ids.js';
import { Registry, type PlaceFacts } from '../../organizations/index.js';
import { Dwelling } from '../entities/dwelling.entity.js';
import { Residence, type ResidenceRelation } from '../entities/residence.entity.js';

export interface NewResidence {
  readonly personId: string;
  readonly estateId: string;
  readonly buildingId?: string;
  readonly entranceId?: string;
  /** What follows the entrance, e.g. `501`; for an estate without buildings the whole address. */
  readonly room: string;
  readonly relation: ResidenceRelation;
  /** Already checked, e.g. against the company's roster. */
  readonly isVerified: boolean;
}

/** Says that a person owns or lives in a dwelling; the dwelling is entered if it is new. */
@Injectable()
export class RegisterResidence {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Registry) private readonly registry: Registry,
  ) {}

  /**
   * @returns the id of the residence; for one that is registered already, its id
   * @throws ProblemError `place.unknown`
   */
  async run(input: NewResidence): Promise<string> {
    const now = this.clock.now();
    const place = await this.registry.place(input.estateId, input, now);
    if (!place) throw new ProblemError('place.unknown');
    return untilFound(() =>
      this.unitOfWork.run(async (tx) => {
        const dwellingId = await findOrCreateDwelling(tx, input, place);
        const { personId, relation } = input;
        const known = await tx.findOneBy(Residence, { personId, dwellingId });
        if (known) return known.id;
        const { estateId, bureauId } = place;
        const verifiedAt = input.isVerified ? now : null;
        const row = { id: newId(), personId, dwellingId, estateId, bureauId, relation, verifiedAt };
        await insertRows(tx, Residence, [row]);
        return row.id;
      }),
    );
  }
}

async function findOrCreateDwelling(
  tx: Tx,
  { buildingId, entranceId, room }: NewResidence,
  { estateId, label: place }: PlaceFacts,
): Promise<string> {
  const label = dwellingLabel(place, room);
  const known = await tx.findOneBy(Dwelling, { estateId, label });
  if (known) return known.id;
  const id = newId();
  const where = { buildingId: buildingId ?? null, entranceId: entranceId ?? null };
  await insertRows(tx, Dwelling, [{ id, estateId, label, ...where }]);
  return id;
}

/** `3号楼 2单元` and `501` → `3号楼 2单元 501`. */
export function dwellingLabel(place: string, room: string): string {
  return `${place} ${room}`.trim();
}

/** Two rows can each be entered by somebody else a moment before: the dwelling, then the residence. */
const RETRIES = 2;

/** Members of a family, or one person twice, may register at once: whoever loses finds what the other entered. */
async function untilFound<T>(work: () => Promise<T>, retries = RETRIES): Promise<T> {
  return work().catch((error: unknown) => {
    if (retries > 0 && isDuplicateKey(error)) return untilFound(work, retries - 1);
    throw error;
  });
}
