import type {
  BodyOf,
  orderApi,
  OrderOutcome,
  OrderState,
  ParamsOf,
  QueryOf,
} from '@wide-angle/shared';
import {
  MEDIA_MAX,
  ORDER_OUTCOMES,
  ORDER_STATES,
  ORDER_TICKETS_MAX,
  REASON_MAX,
  TEXT_MAX,
} from '@wide-angle/shared';
import { ArrayMinSize, IsIn, IsInt, IsString, Matches, Max, Min } from 'class-validator';
import {
  assertExact,
  Cursor,
  Id,
  Ids,
  LocalDay,
  Moment,
  Omittable,
  PageLimit,
  Words,
} from '../../../platform/http/dto.js';

export class OrderParamsDto {
  @Id()
  id: string;
}
assertExact<OrderParamsDto, ParamsOf<typeof orderApi.get>>();

export class OrderFilterDto {
  @Omittable()
  @IsIn(ORDER_STATES)
  state?: OrderState;

  @Omittable()
  @IsIn(['1'])
  late?: '1';

  @Omittable()
  @Id()
  issuerId?: string;

  @Omittable()
  @Id()
  addresseeId?: string;

  @Omittable()
  @LocalDay()
  issuedFrom?: string;

  @Omittable()
  @LocalDay()
  issuedTo?: string;
}
assertExact<OrderFilterDto, QueryOf<typeof orderApi.counts>>();

export class OrderListQueryDto extends OrderFilterDto {
  @Omittable()
  @Cursor()
  cursor?: string;

  @Omittable()
  @PageLimit()
  limit?: number;
}
assertExact<OrderListQueryDto, QueryOf<typeof orderApi.list>>();

export class OrderFileQueryDto {
  @IsString()
  @Matches(/^\d{1,12}$/)
  e: string;

  @IsString()
  @Matches(/^[\w-]{1,64}$/)
  s: string;
}
assertExact<OrderFileQueryDto, QueryOf<typeof orderApi.documentFile>>();

export class CreateOrderDto {
  @Ids(ORDER_TICKETS_MAX)
  @ArrayMinSize(1)
  ticketIds: string[];

  @Words(REASON_MAX)
  demand: string;

  @Moment()
  dueAt: string;
}
assertExact<CreateOrderDto, BodyOf<typeof orderApi.create>>();

/** `version` of the order that the person saw. */
class SeenOrderDto {
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  version: number;
}

export class AddTicketsDto extends SeenOrderDto {
  @Ids(ORDER_TICKETS_MAX)
  @ArrayMinSize(1)
  ticketIds: string[];
}
assertExact<AddTicketsDto, BodyOf<typeof orderApi.addTickets>>();

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
  @IsIn(ORDER_OUTCOMES)
  outcome: OrderOutcome;

  @Words(REASON_MAX)
  opinion: string;
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
