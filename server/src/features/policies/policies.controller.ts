import type { Actor, PolicyPreview, PolicyVersions, PolicyVersionView } from '@wide-angle/shared';
import { policyApi } from '@wide-angle/shared';
import { Body, Controller, Inject, Param } from '@nestjs/common';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Endpoint } from '../../platform/access/endpoint.js';
import { RequestKey } from '../../platform/access/request-key.js';
import {
  PolicyVersionParamsDto,
  PreviewPolicyDto,
  PublishPolicyDto,
  WithdrawPolicyDto,
} from './dto/policy.dto.js';
import { PreviewPolicy } from './use-cases/preview-policy.js';
import { PublishDraft } from './use-cases/publish-draft.js';
import { ReadPolicies } from './use-cases/read-policies.js';

/** Versions of a bureau's policy over HTTP. */
@Controller()
export class PoliciesController {
  constructor(
    @Inject(ReadPolicies) private readonly read: ReadPolicies,
    @Inject(PublishDraft) private readonly drafts: PublishDraft,
    @Inject(PreviewPolicy) private readonly previews: PreviewPolicy,
  ) {}

  @Endpoint(policyApi.list)
  list(@CurrentActor() actor: Actor): Promise<PolicyVersions> {
    return this.read.list(actor);
  }

  @Endpoint(policyApi.current)
  current(@CurrentActor() actor: Actor): Promise<PolicyVersionView> {
    return this.read.current(actor);
  }

  @Endpoint(policyApi.get)
  get(
    @CurrentActor() actor: Actor,
    @Param() { version }: PolicyVersionParamsDto,
  ): Promise<PolicyVersionView> {
    return this.read.get(actor, version);
  }

  @Endpoint(policyApi.preview)
  preview(@CurrentActor() actor: Actor, @Body() body: PreviewPolicyDto): Promise<PolicyPreview> {
    return this.previews.run(actor, body);
  }

  @Endpoint(policyApi.publish)
  publish(
    @CurrentActor() actor: Actor,
    @Body() body: PublishPolicyDto,
    @RequestKey() key: string,
  ): Promise<PolicyVersionView> {
    return this.drafts.publish(actor, body, key);
  }

  @Endpoint(policyApi.withdraw)
  withdraw(
    @CurrentActor() actor: Actor,
    @Param() { version }: PolicyVersionParamsDto,
    @Body() body: WithdrawPolicyDto,
    @RequestKey() key: string,
  ): Promise<PolicyVersionView> {
    return this.drafts.withdraw(actor, version, body, key);
  }
}
