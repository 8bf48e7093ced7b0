import { MEDIA_MAX, REASON_MAX } from '@wide-angle/shared';
import { applyDecorators } from '@nestjs/common';
import { Equals, IsBoolean, IsInt, Max, Min } from 'class-validator';
import { Ids, Omittable, Words } from '../../../platform/http/dto.js';

/*
 * What bodies of actions are made of. A body that needs words tells in its own DTO how long they may be.
 */

/** `version` of the ticket that the person saw. */
export class SeenDto {
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  version: number;
}

export class WithReasonDto extends SeenDto {
  @Words(REASON_MAX)
  reason: string;
}

export class WithDecisionDto extends WithReasonDto {
  @IsBoolean()
  approve: boolean;
}

/** Photos and videos that belong to an action. */
export function MediaIds(): PropertyDecorator {
  return applyDecorators(Omittable(), Ids(MEDIA_MAX));
}

/**
 * A body without fields. The validator refuses classes of which it knows nothing, so this one gets to know a field that
 * nobody can send.
 */
export function NoFields(): ClassDecorator {
  return ({ prototype }) => Equals(undefined)(prototype as object, 'nothing');
}
