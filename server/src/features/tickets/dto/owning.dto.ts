import type { ActionBodies } from '@wide-angle/shared';
import { REASON_MAX, SCORE_MAX, SCORE_MIN, TEXT_MAX } from '@wide-angle/shared';
import { applyDecorators } from '@nestjs/common';
import { IsBoolean, IsInt, Max, Min } from 'class-validator';
import { assertExact, Omittable, Words } from '../../../platform/http/dto.js';
import { MediaIds, SeenDto, WithReasonDto } from './parts.js';

/*
 * Bodies of what owners do.
 */

export class SupplyDto extends SeenDto {
  @Omittable()
  @Words(TEXT_MAX, { min: 0 })
  text?: string;

  @MediaIds()
  mediaIds?: string[];
}
assertExact<SupplyDto, ActionBodies['supply']>();

export class ObjectDto extends WithReasonDto {}
assertExact<ObjectDto, ActionBodies['object']>();

function Score(): PropertyDecorator {
  return applyDecorators(IsInt(), Min(SCORE_MIN), Max(SCORE_MAX));
}

export class ConfirmDto extends SeenDto {
  @IsBoolean()
  solved: boolean;

  @Score()
  speed: number;

  @Score()
  quality: number;

  @Score()
  attitude: number;

  @Omittable()
  @Words(TEXT_MAX, { min: 0 })
  text?: string;
}
assertExact<ConfirmDto, ActionBodies['confirm']>();

export class ReopenDto extends WithReasonDto {
  @MediaIds()
  mediaIds?: string[];
}
assertExact<ReopenDto, ActionBodies['reopen']>();

export class NudgeDto {
  @Omittable()
  @Words(REASON_MAX, { min: 0 })
  text?: string;
}
assertExact<NudgeDto, ActionBodies['nudge']>();

export class JoinDto {
  @Omittable()
  @Words(TEXT_MAX, { min: 0 })
  text?: string;

  @MediaIds()
  mediaIds?: string[];
}
assertExact<JoinDto, ActionBodies['join']>();

export class WithdrawDto extends SeenDto {
  @Omittable()
  @Words(REASON_MAX, { min: 0 })
  reason?: string;
}
assertExact<WithdrawDto, ActionBodies['withdraw']>();
