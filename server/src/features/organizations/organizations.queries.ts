import type {
  Actor,
  EstateCard,
  EstateListQuery,
  EstateView,
  OrganizationCard,
  Page,
} from '@wide-angle/shared';
import { localDate, PAGE_LIMIT_DEFAULT } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { Brackets, type SelectQueryBuilder } from 'typeorm';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { decodeCursor, pageOf } from '../../platform/http/cursor.js';
import { ProblemError } from '../../platform/http/problem-error.js';
import { areaOf, inArea } from './area.js';
import { Building } from './entities/building.entity.js';
import { Contract } from './entities/contract.entity.js';
import { Entrance } from './entities/entrance.entity.js';
import { Estate } from './entities/estate.entity.js';
import { Facility } from './entities/facility.entity.js';
import { Organization } from './entities/organization.entity.js';
import { containing, LIKE } from './search-text.js';

/** A county has some thirty companies and a dozen departments: all of them fit on one sheet. */
const TARGETS_MAX = 100;

/** Reads for the screens; nothing here decides. */
@Injectable()
export class OrganizationQueries {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Estates whose name or address contains the words, by name in the order of code points. */
  async estates({ q, cursor, limit }: EstateListQuery): Promise<Page<EstateCard>> {
    const size = limit ?? PAGE_LIMIT_DEFAULT;
    const query = this.cards()
      .orderBy('estate.name')
      .addOrderBy('estate.id')
      .limit(size + 1);
    if (q) {
      const words = { words: containing(q) };
      query.andWhere(`(estate.name ${LIKE} OR estate.address ${LIKE})`, words);
    }
    const after = decodeCursor(cursor, 2);
    if (after) query.andWhere(later(String(after[0]), String(after[1])));
    return pageOf(await query.getRawMany<EstateCard>(), size, ({ name, id }) => [name, id]);
  }

  /** @throws ProblemError `estate.unknown`, also for one that is removed */
  async estate(id: string): Promise<EstateView> {
    const card = await this.cards().andWhere('estate.id = :id', { id }).getRawOne<EstateCard>();
    if (!card) throw new ProblemError('estate.unknown');
    const parts = {
      where: { estateId: id, isRemoved: false },
      order: { sortOrder: 'ASC' },
    } as const;
    const { reader } = this.unitOfWork;
    const buildings = await reader.find(Building, parts);
    const entrances = await reader.find(Entrance, parts);
    const facilities = await reader.find(Facility, parts);
    return {
      ...card,
      buildings: buildings.map((building) => buildingView(building, entrances)),
      facilities: facilities.map((facility) => facilityView(facility, buildings, entrances)),
    };
  }

  /** Companies with a running contract in the officer's area, and all departments of his bureau; by name. */
  async targets(actor: Actor, q: string | undefined): Promise<OrganizationCard[]> {
    const area = areaOf(actor);
    if (!area) return [];
    const served = this.unitOfWork.reader
      .createQueryBuilder(Contract, 'contract')
      .select('contract.companyId')
      .innerJoin(Estate, 'estate', 'estate.id = contract.estateId AND estate.isRemoved = false')
      .where('contract.fromDate <= :today AND contract.toDate >= :today')
      .andWhere(inArea(area));
    const query = this.unitOfWork.reader
      .createQueryBuilder(Organization, 'organization')
      .select(['organization.id', 'organization.name', 'organization.kind'])
      .where('organization.bureauId = :bureauId AND organization.isRemoved = false')
      .andWhere(`(organization.kind = 'department' OR organization.id IN (${served.getQuery()}))`)
      .setParameters({ today: this.today(), ...area })
      .orderBy('organization.kind', 'ASC')
      .addOrderBy('organization.name', 'ASC')
      .limit(TARGETS_MAX);
    if (q) query.andWhere(`organization.name ${LIKE}`, { words: containing(q) });
    const rows = await query.getMany();
    return rows.map(({ id, name, kind }) => ({ id, name, kind }));
  }

  /** Estates with the names that their cards show. */
  private cards(): SelectQueryBuilder<Estate> {
    const running =
      'contract.estateId = estate.id AND contract.fromDate <= :today AND contract.toDate >= :today';
    return this.unitOfWork.reader
      .createQueryBuilder(Estate, 'estate')
      .select('estate.id', 'id')
      .addSelect('estate.name', 'name')
      .addSelect('estate.address', 'address')
      .addSelect('community.name', 'communityName')
      .addSelect('company.name', 'companyName')
      .innerJoin(Organization, 'community', 'community.id = estate.communityId')
      .leftJoin(Contract, 'contract', running, { today: this.today() })
      .leftJoin(Organization, 'company', 'company.id = contract.companyId')
      .where('estate.isRemoved = false');
  }

  private today(): string {
    return localDate(this.clock.now());
  }
}

/** The rows after a cursor, in the order of name and id. */
function later(name: string, id: string): Brackets {
  return new Brackets((where) =>
    where
      .where('estate.name > :name', { name })
      .orWhere('(estate.name = :name AND estate.id > :afterId)', { afterId: id }),
  );
}

function buildingView(building: Building, entrances: readonly Entrance[]) {
  const own = entrances.filter(({ buildingId }) => buildingId === building.id);
  return {
    id: building.id,
    name: building.name,
    entrances: own.map(({ id, name }) => ({ id, name })),
  };
}

/** A facility by its whole name, since the list stands beside the buildings: `3号楼 2单元 电梯`. */
function facilityView(
  facility: Facility,
  buildings: readonly Building[],
  entrances: readonly Entrance[],
) {
  const nameOf = (list: readonly { id: string; name: string }[], id: string | null) =>
    list.find((item) => item.id === id)?.name;
  const { id, kind, buildingId, entranceId } = facility;
  const parts = [nameOf(buildings, buildingId), nameOf(entrances, entranceId), facility.name];
  return { id, kind, name: parts.filter(Boolean).join(' ') };
}
