import type { ActionBodies, Visibility } from '@wide-angle/shared';
import { REASON_MAX, TEXT_MAX } from '@wide-angle/shared';
import { IsIn } from 'class-validator';
import { assertExact, Id, Omittable, Words } from '../../../platform/http/dto.js';
import { MediaIds, NoFields, SeenDto, WithReasonDto } from './parts.js';

/*
 * Bodies of the actions by which work finds a handler and gets done.
 */

@NoFields()
export class ClaimDto {}
assertExact<ClaimDto, ActionBodies['claim']>();

export class DispatchDto extends SeenDto {
  @Omittable()
  @Id()
  organizationId?: string;

  @Omittable()
  @Id()
  handlerId?: string;

  @Omittable()
  @Words(REASON_MAX, { min: 0 })
  reason?: string;
}
assertExact<DispatchDto, ActionBodies['dispatch']>();

export class TransferDto extends SeenDto {
  @Id()
  handlerId: string;

  @Omittable()
  @Words(REASON_MAX, { min: 0 })
  reason?: string;
}
assertExact<TransferDto, ActionBodies['transfer']>();

export class ReleaseDto extends WithReasonDto {}
assertExact<ReleaseDto, ActionBodies['release']>();

export class ResolveDto extends SeenDto {
  @Words(TEXT_MAX)
  text: string;

  @MediaIds()
  mediaIds?: string[];
}
assertExact<ResolveDto, ActionBodies['resolve']>();

export class NoteDto {
  @Omittable()
  @Words(TEXT_MAX, { min: 0 })
  text?: string;

  @MediaIds()
  mediaIds?: string[];

  @IsIn(['public', 'internal'])
  visibility: Visibility;
}
assertExact<NoteDto, ActionBodies['note']>();

export class AskDto extends SeenDto {
  @Words(REASON_MAX)
  text: string;
}
assertExact<AskDto, ActionBodies['ask']>();

export class MergeDto extends SeenDto {
  @Id()
  mainId: string;

  @Omittable()
  @Words(REASON_MAX, { min: 0 })
  reason?: string;
}
assertExact<MergeDto, ActionBodies['merge']>();

export class HandBackDto extends WithReasonDto {}
assertExact<HandBackDto, ActionBodies['handBack']>();
