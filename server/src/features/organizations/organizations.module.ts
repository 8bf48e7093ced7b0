import { Module } from '@nestjs/common';
import { PutYear } from './calendar/put-year.js';
import { HolidayTables } from './calendar/holiday-tables.js';
import { OrganizationsController } from './organizations.controller.js';
import { OrganizationQueries } from './organizations.queries.js';
import { Policies } from './policies.js';
import { PolicyQuery } from './policy.query.js';
import { Registry } from './registry.js';
import { SceneQuery } from './scenes.query.js';
import { CreateEstate } from './use-cases/create-estate.js';
import { CreateOrganization } from './use-cases/create-organization.js';
import { EndContract } from './use-cases/end-contract.js';
import { PublishPolicy } from './use-cases/publish-policy.js';
import { RemoveEstate } from './use-cases/remove-estate.js';
import { RemovePlace } from './use-cases/remove-place.js';
import { SignContract } from './use-cases/sign-contract.js';

const OPEN_TO_OTHERS = [
  Registry,
  Policies,
  CreateOrganization,
  CreateEstate,
  SignContract,
  EndContract,
  RemoveEstate,
  RemovePlace,
  PublishPolicy,
  PutYear,
];

/** Who is responsible where, and by which limits. */
@Module({
  controllers: [OrganizationsController],
  providers: [...OPEN_TO_OTHERS, HolidayTables, OrganizationQueries, SceneQuery, PolicyQuery],
  exports: OPEN_TO_OTHERS,
})
export class OrganizationsModule {}
