import type { Page, SetAsideTimerView } from '@wide-angle/shared';
import { timerApi } from '@wide-angle/shared';
import { Body, Controller, Inject, Query } from '@nestjs/common';
import { Endpoint } from '../../platform/access/endpoint.js';
import { PageQueryDto } from '../../platform/http/dto.js';
import { RetryTimersDto } from './dto/timer.dto.js';
import { SetAsideTimers } from './set-aside-timers.js';

/** Timers that cannot be fired, over HTTP. */
@Controller()
export class TimersController {
  constructor(@Inject(SetAsideTimers) private readonly timers: SetAsideTimers) {}

  @Endpoint(timerApi.setAside)
  setAside(@Query() query: PageQueryDto): Promise<Page<SetAsideTimerView>> {
    return this.timers.list(query);
  }

  @Endpoint(timerApi.retry)
  retry(@Body() { ticketId }: RetryTimersDto): Promise<{ retried: number }> {
    return this.timers.retry(ticketId);
  }
}
