import type {
  Actor,
  EstateCard,
  EstateView,
  OrganizationCard,
  Page,
  PolicyView,
  SceneView,
} from '@wide-angle/shared';
import { organizationApi } from '@wide-angle/shared';
import { Controller, Inject, Param, Query } from '@nestjs/common';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Endpoint } from '../../platform/access/endpoint.js';
import {
  EstateParamsDto,
  EstateQueryDto,
  PolicyQueryDto,
  SceneParamsDto,
  TargetsQueryDto,
} from './dto/organization.dto.js';
import { OrganizationQueries } from './organizations.queries.js';
import { PolicyQuery } from './policy.query.js';
import { SceneQuery } from './scenes.query.js';

/** Places and organisations over HTTP. Colleagues are people: the identity feature answers for them. */
@Controller()
export class OrganizationsController {
  constructor(
    @Inject(OrganizationQueries) private readonly organizations: OrganizationQueries,
    @Inject(SceneQuery) private readonly scenes: SceneQuery,
    @Inject(PolicyQuery) private readonly policies: PolicyQuery,
  ) {}

  @Endpoint(organizationApi.scene)
  scene(@Param() { scene }: SceneParamsDto): Promise<SceneView> {
    return this.scenes.run(scene);
  }

  @Endpoint(organizationApi.estates)
  estates(@Query() query: EstateQueryDto): Promise<Page<EstateCard>> {
    return this.organizations.estates(query);
  }

  @Endpoint(organizationApi.estate)
  estate(@Param() { id }: EstateParamsDto): Promise<EstateView> {
    return this.organizations.estate(id);
  }

  @Endpoint(organizationApi.policy)
  policy(@Query() query: PolicyQueryDto): Promise<PolicyView> {
    return this.policies.run(query);
  }

  @Endpoint(organizationApi.targets)
  targets(
    @CurrentActor() actor: Actor,
    @Query() { q }: TargetsQueryDto,
  ): Promise<OrganizationCard[]> {
    return this.organizations.targets(actor, q);
  }
}
