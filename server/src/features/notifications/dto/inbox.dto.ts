import type { BodyOf, inboxApi, QueryOf } from '@wide-angle/shared';
import { assertExact, Id, Omittable, PageQueryDto } from '../../../platform/http/dto.js';

export class InboxQueryDto extends PageQueryDto {}
assertExact<InboxQueryDto, QueryOf<typeof inboxApi.list>>();

export class MarkReadDto {
  @Omittable()
  @Id()
  id?: string;
}
assertExact<MarkReadDto, BodyOf<typeof inboxApi.read>>();
