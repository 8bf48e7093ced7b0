import type { OrganizationKind, PostRole } from '@wide-angle/shared';
import { DAY } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { CreatePerson, GivePost, RegisterHouseholds } from '../../identity/index.js';
import { CreateEstate, CreateOrganization, SignContract } from '../../organizations/index.js';
import { anEstatePlan } from './estate-plans.js';
import * as names from './names.js';
import { Dice } from './random.js';
import type { DemoCommunity, DemoCompany, DemoEstate, Officer, World } from './world.js';

export const ESTATES = 238;
export const COMPANIES = 30;
/** Estates without an owners' committee: 225 of 238 have one. */
const WITHOUT_COMMITTEE = 13;
const COMMUNITIES_PER_SUBDISTRICT = 8;
const STAFF_PER_COMPANY = 4;
const HOUSEHOLDS_PER_ESTATE = 6;
const CONTRACTS_FROM = '2024-01-01';

/** Builds the demo's county through the same use cases as the registry's own screens. */
@Injectable()
export class SeedCounty {
  private readonly dice = new Dice(20_240_601);
  private people = 0;
  private bureauId = '';

  constructor(
    @Inject(CreateOrganization) private readonly createOrganization: CreateOrganization,
    @Inject(CreateEstate) private readonly createEstate: CreateEstate,
    @Inject(SignContract) private readonly signContract: SignContract,
    @Inject(CreatePerson) private readonly createPerson: CreatePerson,
    @Inject(GivePost) private readonly givePost: GivePost,
    @Inject(RegisterHouseholds) private readonly registerHouseholds: RegisterHouseholds,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Call it inside one unit of work: a county stands whole or not at all. */
  async run(): Promise<World> {
    this.bureauId = await this.organization('bureau', names.BUREAU_NAME, null, names.BUREAU_MARK);
    const subdistrictIds = await this.each(names.SUBDISTRICT_NAMES, (name) =>
      this.organization('subdistrict', name, this.bureauId),
    );
    const communities = await this.communities(subdistrictIds);
    const companies = await this.each(range(COMPANIES), (n) => this.company(n));
    const departments = await this.each(names.DEPARTMENT_NAMES, (name) => this.department(name));
    const estates = await this.each(range(ESTATES), (n) => this.estate(n, communities, companies));
    return {
      bureauId: this.bureauId,
      bureau: await this.officer('bureau', this.bureauId),
      subdistrict: await this.officer('subdistrict', subdistrictIds[0] ?? ''),
      administrator: await this.officer('administrator', this.bureauId),
      departments,
      companies,
      communities,
      estates,
    };
  }

  private organization(
    kind: OrganizationKind,
    name: string,
    parentId: string | null,
    documentMark?: string,
  ): Promise<string> {
    const mark = documentMark ? { documentMark } : {};
    return this.createOrganization.run({ kind, name, parentId, ...mark });
  }

  private communities(subdistrictIds: readonly string[]): Promise<DemoCommunity[]> {
    return this.each(range(subdistrictIds.length * COMMUNITIES_PER_SUBDISTRICT), async (n) => {
      const name = names.communityName(n);
      const id = await this.organization(
        'community',
        name,
        subdistrictIds[n % subdistrictIds.length] ?? null,
        names.communityMark(n),
      );
      return { id, name, officer: await this.officer('community', id) };
    });
  }

  private async company(n: number): Promise<DemoCompany> {
    const name = names.companyName(n);
    const id = await this.organization('company', name, this.bureauId);
    const manager = await this.officer('manager', id);
    const staff = await this.each(range(STAFF_PER_COMPANY), () => this.officer('staff', id));
    // Two companies in ten are slow: somebody has to stand at the end of the list.
    return { id, name, manager, staff, slowness: n % 10 < 2 ? 4 : 0.6 + this.dice.next() };
  }

  private async department(name: string) {
    const id = await this.organization('department', name, this.bureauId);
    return { id, name, officer: await this.officer('department', id) };
  }

  private async estate(
    n: number,
    communities: readonly DemoCommunity[],
    companies: readonly DemoCompany[],
  ): Promise<DemoEstate> {
    const community = communities[n % communities.length] as DemoCommunity;
    const company = companies[n % companies.length] as DemoCompany;
    const plan = anEstatePlan(n, community.id, this.dice, n < ESTATES - WITHOUT_COMMITTEE);
    const created = await this.createEstate.run(plan);
    await this.signContract.run({
      companyId: company.id,
      estateId: created.id,
      fromDate: CONTRACTS_FROM,
    });
    const building = created.buildings[0];
    const entrance = building?.entrances[0];
    const households = range(HOUSEHOLDS_PER_ESTATE).map((h) => {
      const person = {
        realName: names.personName(this.dice),
        phone: this.nextPhone(),
        relation: 'owner' as const,
      };
      return { building, entrance, room: `${h + 1}0${this.dice.between(1, 4)}`, people: [person] };
    });
    const residentIds = (await this.registerHouseholds.run(created, households)).flat();
    return { ...created, company, community, residentIds };
  }

  private async officer(role: PostRole, organizationId: string): Promise<Officer> {
    const name = names.personName(this.dice);
    const personId = await this.createPerson.run({ realName: name, phone: this.nextPhone() });
    const startedAt = this.clock.now() - 2 * 365 * DAY;
    const postId = await this.givePost.run({ personId, organizationId, role, startedAt });
    return { personId, name, role, postId, organizationId, bureauId: this.bureauId };
  }

  private nextPhone(): string {
    this.people += 1;
    return names.phone(this.people);
  }

  /** One after the other: dice and ids keep their order. */
  private async each<T, R>(list: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
    const results: R[] = [];
    for (const item of list) results.push(await work(item));
    return results;
  }
}

function range(length: number): number[] {
  return Array.from({ length }, (_, n) => n);
}
