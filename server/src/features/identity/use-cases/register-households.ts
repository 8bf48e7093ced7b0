import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { insertRows } from '../../../platform/database/plain-rows.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { newId } from '../../../platform/ids.js';
import { Dwelling } from '../entities/dwelling.entity.js';
import { Person } from '../entities/person.entity.js';
import { Residence, type ResidenceRelation } from '../entities/residence.entity.js';
import { personRow, type NewPerson } from './create-person.js';
import { dwellingLabel } from './register-residence.js';

/** The part of an estate that a roster is about; ids and names as the registry gave them. */
export interface RosterEstate {
  readonly id: string;
  readonly bureauId: string;
}

/** One line of a roster: a dwelling that is not entered yet, and its people. */
export interface Household {
  readonly building?: { readonly id: string; readonly name: string };
  readonly entrance?: { readonly id: string; readonly name: string };
  readonly room: string;
  readonly people: readonly (NewPerson & { readonly relation: ResidenceRelation })[];
}

/**
 * Enters a whole roster of one estate at once, everybody new and verified. For imports and the demo; one by one is
 * {@link RegisterResidence}. A phone or dwelling that exists already makes the whole roster fail.
 */
@Injectable()
export class RegisterHouseholds {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @returns ids of the people, household by household */
  async run(estate: RosterEstate, households: readonly Household[]): Promise<string[][]> {
    const verifiedAt = this.clock.now();
    const planned = households.map((household) => planHousehold(estate, household, verifiedAt));
    await this.unitOfWork.run(async (tx) => {
      await insertRows(
        tx,
        Dwelling,
        planned.map(({ dwelling }) => dwelling),
      );
      await insertRows(
        tx,
        Person,
        planned.flatMap(({ people }) => people),
      );
      await insertRows(
        tx,
        Residence,
        planned.flatMap(({ residences }) => residences),
      );
    });
    return planned.map(({ people }) => people.map(({ id }) => id));
  }
}

function planHousehold(estate: RosterEstate, household: Household, verifiedAt: number) {
  const { building, entrance, room } = household;
  const place = [building?.name, entrance?.name].filter(Boolean).join(' ');
  const dwelling: Dwelling = {
    id: newId(),
    estateId: estate.id,
    buildingId: building?.id ?? null,
    entranceId: entrance?.id ?? null,
    label: dwellingLabel(place, room),
  };
  const people = household.people.map(personRow);
  const residences: Residence[] = people.map((person, at) => ({
    id: newId(),
    personId: person.id,
    dwellingId: dwelling.id,
    estateId: estate.id,
    bureauId: estate.bureauId,
    relation: household.people[at]?.relation ?? 'owner',
    verifiedAt,
  }));
  return { dwelling, people, residences };
}
