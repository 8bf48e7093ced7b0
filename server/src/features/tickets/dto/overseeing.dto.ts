import type { ActionBodies, Adjudication } from '@wide-angle/shared';
import { ADJUDICATIONS, REASON_MAX, TEXT_MAX } from '@wide-angle/shared';
import { IsBoolean, IsIn, IsString, MaxLength } from 'class-validator';
import { assertExact, Id, Moment, Omittable, Words } from '../../../platform/http/dto.js';
import { SeenDto, WithReasonDto } from './parts.js';

/*
 * Bodies of what community and bureau do.
 */

export class AdjudicateDto extends WithReasonDto {
  @IsIn(ADJUDICATIONS)
  decision: Adjudication;

  @Omittable()
  @Id()
  organizationId?: string;
}
assertExact<AdjudicateDto, ActionBodies['adjudicate']>();

export class DeclineDto extends WithReasonDto {}
assertExact<DeclineDto, ActionBodies['decline']>();

export class RecategoriseDto extends WithReasonDto {
  @IsString()
  @MaxLength(40)
  categoryCode: string;
}
assertExact<RecategoriseDto, ActionBodies['recategorise']>();

export class ApproveDto extends SeenDto {
  @Omittable()
  @Words(TEXT_MAX, { min: 0 })
  text?: string;
}
assertExact<ApproveDto, ActionBodies['approve']>();

export class SendBackDto extends WithReasonDto {}
assertExact<SendBackDto, ActionBodies['sendBack']>();

export class EscalateDto extends WithReasonDto {}
assertExact<EscalateDto, ActionBodies['escalate']>();

export class SuperviseDto extends SeenDto {
  @Words(REASON_MAX)
  demand: string;

  @Moment()
  dueAt: string;
}
assertExact<SuperviseDto, ActionBodies['supervise']>();

export class FollowUpDto extends SeenDto {
  @IsBoolean()
  reached: boolean;

  @Omittable()
  @IsBoolean()
  solved?: boolean;

  @Omittable()
  @Words(TEXT_MAX, { min: 0 })
  text?: string;
}
assertExact<FollowUpDto, ActionBodies['followUp']>();
