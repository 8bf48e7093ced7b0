import { Building } from './entities/building.entity.js';
import { CalendarYearTable } from './entities/calendar-year-table.entity.js';
import { Contract } from './entities/contract.entity.js';
import { Entrance } from './entities/entrance.entity.js';
import { Estate } from './entities/estate.entity.js';
import { Facility } from './entities/facility.entity.js';
import { Organization } from './entities/organization.entity.js';
import { PolicyVersion } from './entities/policy-version.entity.js';
import { Scene } from './entities/scene.entity.js';
import { DocumentMark1700000002001 } from './document-mark.migration.js';
import { Organizations1700000002000 } from './organizations.migration.js';
import { CalendarRevisions1700000002011 } from './calendar-revisions.migration.js';
import { CalendarRevision } from './entities/calendar-revision.entity.js';
import { PolicyPublications1700000002010 } from './policy-publications.migration.js';

export { OrganizationsModule } from './organizations.module.js';
export { Policies } from './policies.js';
export { PutYear } from './calendar/put-year.js';
export { CalendarRevision, CalendarYearTable, PolicyVersion };
export type { PlaceFacts, PlacePart } from './place.query.js';
export { Registry, type Letterhead, type TargetOrganization } from './registry.js';
export type {
  CodedPlace,
  CreatedBuilding,
  CreatedEntrance,
  CreatedEstate,
  NewBuilding,
  NewEntrance,
  NewEstate,
  NewFacility,
} from './estate-plan.js';
export { CreateEstate } from './use-cases/create-estate.js';
export { CreateOrganization, type NewOrganization } from './use-cases/create-organization.js';
export { EndContract } from './use-cases/end-contract.js';
export { checkDraft, PublishPolicy, type Publication } from './use-cases/publish-policy.js';
export { RemoveEstate } from './use-cases/remove-estate.js';
export { RemovePlace } from './use-cases/remove-place.js';
export { SignContract, type NewContract } from './use-cases/sign-contract.js';

/** Tables of this feature. */
export const entities = [
  Organization,
  Estate,
  Building,
  Entrance,
  Facility,
  Contract,
  Scene,
  PolicyVersion,
  CalendarYearTable,
  CalendarRevision,
];
export const migrations = [
  Organizations1700000002000,
  DocumentMark1700000002001,
  PolicyPublications1700000002010,
  CalendarRevisions1700000002011,
];
