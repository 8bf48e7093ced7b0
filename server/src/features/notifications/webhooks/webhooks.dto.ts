import type { BodyOf, ParamsOf, QueryOf, webhookApi, WebhookKind } from '@wide-angle/shared';
import { WEBHOOK_KINDS, WEBHOOK_NAME_MAX, WEBHOOK_URL_MAX } from '@wide-angle/shared';
import {
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsString,
  MaxLength,
} from 'class-validator';
import { assertExact, Id, PageQueryDto, Words } from '../../../platform/http/dto.js';

export class WebhookParamsDto {
  @Id()
  id: string;
}
assertExact<WebhookParamsDto, ParamsOf<typeof webhookApi.change>>();

export class AttemptQueryDto extends PageQueryDto {}
assertExact<AttemptQueryDto, QueryOf<typeof webhookApi.attempts>>();

export class WebhookDto {
  @Words(WEBHOOK_NAME_MAX)
  name: string;

  @IsString()
  @MaxLength(WEBHOOK_URL_MAX)
  url: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn([...WEBHOOK_KINDS], { each: true })
  kinds: WebhookKind[];

  @IsBoolean()
  isActive: boolean;
}
assertExact<WebhookDto, BodyOf<typeof webhookApi.create>>();
