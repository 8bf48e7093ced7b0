import type { BodyOf, timerApi } from '@wide-angle/shared';
import { assertExact, Id, Omittable } from '../../../platform/http/dto.js';

export class RetryTimersDto {
  @Omittable()
  @Id()
  ticketId?: string;
}
assertExact<RetryTimersDto, BodyOf<typeof timerApi.retry>>();
