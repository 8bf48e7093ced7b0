import type { Actor, DutyOffice, DutyView, Page } from '@wide-angle/shared';
import { dutyApi } from '@wide-angle/shared';
import { Controller, Inject, Query } from '@nestjs/common';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Endpoint } from '../../platform/access/endpoint.js';
import { DutyListQueryDto } from './dto/duty.dto.js';
import { OverseeDuties } from './use-cases/oversee-duties.js';

/** Supervisors' duties over HTTP. */
@Controller()
export class DutiesController {
  constructor(@Inject(OverseeDuties) private readonly duties: OverseeDuties) {}

  @Endpoint(dutyApi.list)
  list(@CurrentActor() actor: Actor, @Query() query: DutyListQueryDto): Promise<Page<DutyView>> {
    return this.duties.list(actor, query);
  }

  @Endpoint(dutyApi.offices)
  offices(@CurrentActor() actor: Actor): Promise<DutyOffice[]> {
    return this.duties.offices(actor);
  }
}
