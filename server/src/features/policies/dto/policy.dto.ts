import type { BodyOf, ParamsOf, PolicyDraft, policyApi } from '@wide-angle/shared';
import { applyDecorators } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsInt, IsISO8601, IsObject, Length, Min, ValidateIf } from 'class-validator';
import { assertExact, Moment, Omittable, Words } from '../../../platform/http/dto.js';

const NOTE_MAX = 200;

/** A day of the calendar, `YYYY-MM-DD`. */
function LocalDay(): PropertyDecorator {
  return applyDecorators(IsISO8601({ strict: true }), Length(10, 10));
}

export class PolicyVersionParamsDto {
  @Type(() => Number)
  @IsInt()
  @Min(1)
  version: number;
}
assertExact<PolicyVersionParamsDto, ParamsOf<typeof policyApi.get>>();

export class PublishPolicyDto {
  @IsInt()
  @Min(1)
  baseVersion: number;

  @ValidateIf((_, value: unknown) => value !== null)
  @Moment()
  effectiveFrom: string | null;

  @Words(NOTE_MAX)
  note: string;

  /** Looked at by the domain, which names each place that is wrong. */
  @IsObject()
  policy: PolicyDraft;
}
assertExact<PublishPolicyDto, BodyOf<typeof policyApi.publish>>();

export class PreviewPolicyDto {
  @IsObject()
  policy: PolicyDraft;

  @Omittable()
  @LocalDay()
  from?: string;

  @Omittable()
  @LocalDay()
  to?: string;
}
assertExact<PreviewPolicyDto, BodyOf<typeof policyApi.preview>>();

export class WithdrawPolicyDto {
  @Words(NOTE_MAX)
  reason: string;
}
assertExact<WithdrawPolicyDto, BodyOf<typeof policyApi.withdraw>>();
