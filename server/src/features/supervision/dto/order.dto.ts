import type { BodyOf, orderApi, OrderState, ParamsOf, QueryOf } from '@wide-angle/shared';
import { MEDIA_MAX, ORDER_STATES, REASON_MAX, TEXT_MAX } from '@wide-angle/shared';
import { IsIn, IsInt, Max, Min } from 'class-validator';
import {
  assertExact,
  Id,
  Ids,
  Moment,
  Omittable,
  PageQueryDto,
  Words,
} from '../../../platform/http/dto.js';

export class OrderParamsDto {
  @Id()
  id: string;
}
assertExact<OrderParamsDto, ParamsOf<typeof orderApi.get>>();

export class OrderListQueryDto extends PageQueryDto {
  @Omittable()
  @IsIn(ORDER_STATES)
  state?: OrderState;
}
assertExact<OrderListQueryDto, QueryOf<typeof orderApi.list>>();

/** `version` of the order that the person saw. */
class SeenOrderDto {
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  version: number;
}

export class IssueOrderDto extends SeenOrderDto {
  @Words(REASON_MAX)
  demand: string;

  @Moment()
  dueAt: string;
}
assertExact<IssueOrderDto, BodyOf<typeof orderApi.issue>>();

export class DropOrderDto extends SeenOrderDto {
  @Words(REASON_MAX)
  reason: string;
}
assertExact<DropOrderDto, BodyOf<typeof orderApi.drop>>();

export class ReplyToOrderDto extends SeenOrderDto {
  @Words(TEXT_MAX)
  text: string;

  @Omittable()
  @Ids(MEDIA_MAX)
  mediaIds?: string[];
}
assertExact<ReplyToOrderDto, BodyOf<typeof orderApi.reply>>();

export class AcceptReplyDto extends SeenOrderDto {
  @Words(REASON_MAX)
  outcome: string;
}
assertExact<AcceptReplyDto, BodyOf<typeof orderApi.accept>>();

export class SendBackReplyDto extends SeenOrderDto {
  @Words(REASON_MAX)
  reason: string;

  @Omittable()
  @Moment()
  dueAt?: string;
}
assertExact<SendBackReplyDto, BodyOf<typeof orderApi.sendBack>>();
