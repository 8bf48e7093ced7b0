import type { FacilityKind, PlaceKind } from '@wide-angle/shared';
import { newId } from '../../platform/ids.js';
import type { Building } from './entities/building.entity.js';
import type { Entrance } from './entities/entrance.entity.js';
import type { Estate } from './entities/estate.entity.js';
import type { Facility } from './entities/facility.entity.js';
import type { Scene } from './entities/scene.entity.js';
import { newSceneCode } from './scene-code.js';

export interface NewFacility {
  readonly kind: FacilityKind;
  readonly name: string;
  /** Category that a report from its code starts with. */
  readonly categoryCode?: string;
}

export interface NewEntrance {
  readonly name: string;
  readonly facilities?: readonly NewFacility[];
}

export interface NewBuilding {
  readonly name: string;
  readonly entrances?: readonly NewEntrance[];
}

export interface NewEstate {
  readonly communityId: string;
  readonly name: string;
  readonly address: string;
  readonly households: number;
  readonly completedYear?: number;
  readonly hasCommittee?: boolean;
  readonly buildings?: readonly NewBuilding[];
  /** Facilities in the open. */
  readonly facilities?: readonly NewFacility[];
}

/** A place that has been entered: its id and the code to print. */
export interface CodedPlace {
  readonly id: string;
  readonly name: string;
  readonly scene: string;
}

export interface CreatedEntrance extends CodedPlace {
  readonly facilities: readonly CodedPlace[];
}

export interface CreatedBuilding extends CodedPlace {
  readonly entrances: readonly CreatedEntrance[];
}

export interface CreatedEstate extends CodedPlace {
  readonly communityId: string;
  readonly subdistrictId: string;
  readonly bureauId: string;
  readonly buildings: readonly CreatedBuilding[];
  readonly facilities: readonly CodedPlace[];
}

/** What an estate is made of: the answer to the caller, and the rows. */
export interface EstatePlan {
  readonly estate: CreatedEstate;
  readonly rows: {
    readonly estate: Estate;
    readonly buildings: Building[];
    readonly entrances: Entrance[];
    readonly facilities: Facility[];
    readonly scenes: Scene[];
  };
}

interface Area {
  readonly bureauId: string;
  readonly subdistrictId: string;
}

/** Gives ids and codes to an estate and all its parts; touches no database. */
export function planEstate(input: NewEstate, area: Area): EstatePlan {
  const planner = new Planner(newId());
  const scene = planner.code('estate', {});
  const buildings = (input.buildings ?? []).map((building) => planner.building(building));
  const facilities = (input.facilities ?? []).map((facility) => planner.facility(facility, {}));
  const { communityId, name } = input;
  const id = planner.estateId;
  return {
    estate: { id, name, scene, communityId, ...area, buildings, facilities },
    rows: { ...planner.rows, estate: estateRow(id, input, area) },
  };
}

function estateRow(id: string, input: NewEstate, area: Area): Estate {
  return {
    id,
    ...area,
    communityId: input.communityId,
    name: input.name.trim(),
    address: input.address.trim(),
    households: input.households,
    completedYear: input.completedYear ?? null,
    hasCommittee: input.hasCommittee ?? false,
    isRemoved: false,
    contractsVersion: 0,
  };
}

type Where = Partial<Pick<Scene, 'buildingId' | 'entranceId' | 'facilityId'>>;

class Planner {
  readonly rows = {
    buildings: [] as Building[],
    entrances: [] as Entrance[],
    facilities: [] as Facility[],
    scenes: [] as Scene[],
  };

  constructor(readonly estateId: string) {}

  building({ name, entrances = [] }: NewBuilding): CreatedBuilding {
    const id = newId();
    this.rows.buildings.push({ ...this.place(id, name), sortOrder: this.rows.buildings.length });
    const scene = this.code('building', { buildingId: id });
    return { id, name, scene, entrances: entrances.map((entrance) => this.entrance(entrance, id)) };
  }

  facility({ kind, name, categoryCode }: NewFacility, where: Where): CodedPlace {
    const id = newId();
    const { buildingId = null, entranceId = null } = where;
    this.rows.facilities.push({
      ...this.place(id, name),
      buildingId,
      entranceId,
      kind,
      categoryCode: categoryCode ?? null,
      sortOrder: this.rows.facilities.length,
    });
    return { id, name, scene: this.code('facility', { ...where, facilityId: id }) };
  }

  /** A new code for a place of this estate. */
  code(
    kind: PlaceKind,
    { buildingId = null, entranceId = null, facilityId = null }: Where,
  ): string {
    const code = newSceneCode();
    this.rows.scenes.push({
      code,
      kind,
      estateId: this.estateId,
      buildingId,
      entranceId,
      facilityId,
    });
    return code;
  }

  private entrance({ name, facilities = [] }: NewEntrance, buildingId: string): CreatedEntrance {
    const id = newId();
    const where = { buildingId, entranceId: id };
    this.rows.entrances.push({
      ...this.place(id, name),
      buildingId,
      sortOrder: this.rows.entrances.length,
    });
    const scene = this.code('entrance', where);
    return { id, name, scene, facilities: facilities.map((f) => this.facility(f, where)) };
  }

  private place(id: string, name: string) {
    return { id, estateId: this.estateId, name: name.trim(), isRemoved: false };
  }
}
