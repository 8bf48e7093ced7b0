import type { Actor, Instant, OrganizationKind } from '@wide-angle/shared';
import { localDate } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { In, LessThanOrEqual, MoreThanOrEqual } from 'typeorm';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { areaOf, inArea, type Area } from './area.js';
import { Contract } from './entities/contract.entity.js';
import { Estate } from './entities/estate.entity.js';
import { Organization } from './entities/organization.entity.js';
import { findPlace, type PlaceFacts, type PlacePart } from './place.query.js';

/** What an officer may send work to. */
export interface TargetOrganization {
  readonly id: string;
  readonly kind: OrganizationKind;
  /** The officer may send work to it. */
  readonly inArea: boolean;
}

/** An organisation and the county it belongs to. */
export interface OrganizationFacts {
  readonly id: string;
  readonly kind: OrganizationKind;
  readonly name: string;
  readonly bureauId: string;
}

/** What an office's documents are headed and numbered with. */
export interface Letterhead {
  readonly name: string;
  /** Sign before the year of the number; null for the usual one. */
  readonly documentMark: string | null;
  readonly phone: string | null;
}

/** What other features ask about organisations and places. Reads inside a unit of work see what it has written. */
@Injectable()
export class Registry {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Where a report belongs. A facility alone is enough: it brings its entrance and building.
   * @param at decides which contract runs
   * @returns null for a place that does not exist, is removed, or whose parts do not belong together
   */
  place(estateId: string, part: PlacePart, at: Instant): Promise<PlaceFacts | null> {
    return findPlace(this.unitOfWork.reader, estateId, part, localDate(at));
  }

  /** Names by id, removed organisations included; ids that lead nowhere are missing. One query. */
  organizationNames(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.names(Organization, ids);
  }

  /** Names by id, removed estates included; ids that lead nowhere are missing. One query. */
  estateNames(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.names(Estate, ids);
  }

  /** The bureaus: one for each county of this installation. */
  async bureauIds(): Promise<string[]> {
    const bureaus = await this.unitOfWork.reader.find(Organization, {
      select: { id: true },
      where: { kind: 'bureau', isRemoved: false },
    });
    return bureaus.map(({ id }) => id);
  }

  /** Everything under a bureau, itself included. */
  async organizationIdsOf(bureauId: string): Promise<ReadonlySet<string>> {
    const found = await this.unitOfWork.reader.find(Organization, {
      select: { id: true },
      where: { bureauId, isRemoved: false },
    });
    return new Set(found.map(({ id }) => id));
  }

  /** The communities of a bureau and itself, removed ones included: what they did and owed stays. */
  async officeIdsOf(bureauId: string): Promise<string[]> {
    const found = await this.unitOfWork.reader.find(Organization, {
      select: { id: true },
      where: { bureauId, kind: In(['community', 'bureau']) },
    });
    return found.map(({ id }) => id);
  }

  /** An organisation that is not removed, or null. */
  async organization(id: string): Promise<OrganizationFacts | null> {
    const found = await this.unitOfWork.reader.findOneBy(Organization, { id, isRemoved: false });
    return found && { id, kind: found.kind, name: found.name, bureauId: found.bureauId };
  }

  /** What its documents are headed with; also of a removed organisation, whose documents stay. */
  async letterhead(organizationId: string): Promise<Letterhead> {
    const found = await this.unitOfWork.reader.findOneBy(Organization, { id: organizationId });
    const { name = '', documentMark = null, phone = null } = found ?? {};
    return { name, documentMark, phone };
  }

  /**
   * An organisation as a target of the actor's dispatch. `inArea`: a company with a running contract in his area, his own
   * organisation, or - for officers - any department of the bureau.
   * @returns null where there is no such organisation under his bureau
   */
  async target(organizationId: string, actor: Actor): Promise<TargetOrganization | null> {
    if (!actor.bureauId) return null;
    const found = await this.unitOfWork.reader.findOneBy(Organization, {
      id: organizationId,
      bureauId: actor.bureauId,
      isRemoved: false,
    });
    if (!found) return null;
    return { id: found.id, kind: found.kind, inArea: await this.maySendTo(found, actor) };
  }

  /**
   * Does the actor work for this estate today: an officer whose area holds it, or somebody of the company that serves it?
   * Residents and departments have no area.
   */
  async isInArea(actor: Actor, estateId: string): Promise<boolean> {
    if (actor.role === 'staff' || actor.role === 'manager') {
      return this.hasContract({ companyId: actor.organizationId ?? '', estateId });
    }
    const area = areaOf(actor);
    if (!area) return false;
    return this.unitOfWork.reader.existsBy(Estate, { id: estateId, isRemoved: false, ...area });
  }

  private async maySendTo({ id, kind }: Organization, actor: Actor): Promise<boolean> {
    if (id === actor.organizationId) return true;
    const area = areaOf(actor);
    if (!area) return false;
    if (kind === 'department') return true;
    return kind === 'company' && this.servesIn(id, area);
  }

  private servesIn(companyId: string, area: Area): Promise<boolean> {
    const today = localDate(this.clock.now());
    return this.unitOfWork.reader
      .createQueryBuilder(Contract, 'contract')
      .innerJoin(Estate, 'estate', 'estate.id = contract.estateId AND estate.isRemoved = false')
      .where('contract.companyId = :companyId', { companyId })
      .andWhere('contract.fromDate <= :today AND contract.toDate >= :today', { today })
      .andWhere(inArea(area), area)
      .getExists();
  }

  private hasContract(which: Pick<Contract, 'companyId' | 'estateId'>): Promise<boolean> {
    const today = localDate(this.clock.now());
    return this.unitOfWork.reader.existsBy(Contract, {
      ...which,
      fromDate: LessThanOrEqual(today),
      toDate: MoreThanOrEqual(today),
    });
  }

  private async names(
    entity: typeof Organization | typeof Estate,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await this.unitOfWork.reader.find<Organization | Estate>(entity, {
      select: { id: true, name: true },
      where: { id: In([...new Set(ids)]) },
    });
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
