import type { BodyOf, deadLetterApi, QueryOf } from '@wide-angle/shared';
import { assertExact, Id, Omittable, PageQueryDto } from '../../../platform/http/dto.js';

export class DeadLetterQueryDto extends PageQueryDto {}
assertExact<DeadLetterQueryDto, QueryOf<typeof deadLetterApi.list>>();

export class RetryDto {
  @Omittable()
  @Id()
  id?: string;
}
assertExact<RetryDto, BodyOf<typeof deadLetterApi.retry>>();
