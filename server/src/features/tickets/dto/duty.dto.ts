import type { DutyKind, DutyState, dutyApi, QueryOf, ticketApi } from '@wide-angle/shared';
import { DUTIES, DUTY_STATES } from '@wide-angle/shared';
import { IsIn } from 'class-validator';
import { assertExact, Id, Omittable, PageQueryDto } from '../../../platform/http/dto.js';

export class DutyListQueryDto extends PageQueryDto {
  @IsIn(DUTY_STATES)
  state: DutyState;

  @Omittable()
  @IsIn(DUTIES)
  kind?: DutyKind;

  @Omittable()
  @Id()
  organizationId?: string;
}
assertExact<DutyListQueryDto, QueryOf<typeof dutyApi.list>>();

export class ShelvedQueryDto extends PageQueryDto {
  @Omittable()
  @Id()
  estateId?: string;
}
assertExact<ShelvedQueryDto, QueryOf<typeof ticketApi.shelved>>();
