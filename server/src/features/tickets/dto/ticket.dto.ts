import type {
  BodyOf,
  Channel,
  ParamsOf,
  QueryOf,
  ticketApi,
  TicketState,
} from '@wide-angle/shared';
import {
  CHANNELS,
  CONTACT_NAME_MAX,
  MEDIA_MAX,
  PHONE_PATTERN,
  PLACE_MAX,
  REASON_MAX,
  SEARCH_MAX,
  TEXT_MAX,
  TICKET_STATES,
} from '@wide-angle/shared';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsDefined,
  IsIn,
  IsObject,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import {
  assertExact,
  Id,
  Ids,
  Omittable,
  PageQueryDto,
  Words,
} from '../../../platform/http/dto.js';

/** Longest code of a category or list; what is unknown is told by the rules. */
const CODE_MAX = 40;

export class TicketParamsDto {
  @Id()
  id: string;
}
assertExact<TicketParamsDto, ParamsOf<typeof ticketApi.get>>();

export class OnBehalfOfDto {
  @Words(CONTACT_NAME_MAX)
  name: string;

  @Matches(PHONE_PATTERN)
  phone: string;
}
assertExact<OnBehalfOfDto, NonNullable<BodyOf<typeof ticketApi.submit>['onBehalfOf']>>();

export class SubmitDto {
  @Id()
  estateId: string;

  @Omittable()
  @Id()
  buildingId?: string;

  @Omittable()
  @Id()
  entranceId?: string;

  @Omittable()
  @Id()
  facilityId?: string;

  @IsString()
  @MaxLength(CODE_MAX)
  categoryCode: string;

  @Omittable()
  @Words(TEXT_MAX, { min: 0 })
  text?: string;

  @Omittable()
  @Words(PLACE_MAX, { min: 0 })
  place?: string;

  @Omittable()
  @Ids(MEDIA_MAX)
  mediaIds?: string[];

  @Omittable()
  @IsBoolean()
  isAnonymous?: boolean;

  @Omittable()
  @IsIn(CHANNELS)
  channel?: Channel;

  @Omittable()
  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => OnBehalfOfDto)
  onBehalfOf?: OnBehalfOfDto;
}
assertExact<SubmitDto, BodyOf<typeof ticketApi.submit>>();

export class TicketListQueryDto extends PageQueryDto {
  @IsString()
  @MaxLength(CODE_MAX)
  tile: string;

  @Omittable()
  @IsIn(TICKET_STATES)
  state?: TicketState;

  @Omittable()
  @IsString()
  @MaxLength(CODE_MAX)
  categoryCode?: string;

  @Omittable()
  @Id()
  estateId?: string;

  @Omittable()
  @Id()
  responsibleId?: string;

  @Omittable()
  @Words(SEARCH_MAX, { min: 0 })
  q?: string;
}
assertExact<TicketListQueryDto, QueryOf<typeof ticketApi.list>>();

export class SimilarQueryDto {
  @Id()
  estateId: string;

  @IsString()
  @MaxLength(CODE_MAX)
  categoryCode: string;

  @Omittable()
  @Id()
  facilityId?: string;
}
assertExact<SimilarQueryDto, QueryOf<typeof ticketApi.similar>>();

export class TimelineQueryDto extends PageQueryDto {}
assertExact<TimelineQueryDto, QueryOf<typeof ticketApi.timeline>>();

export class ContactDto {
  @Words(REASON_MAX)
  reason: string;
}
assertExact<ContactDto, BodyOf<typeof ticketApi.contact>>();
