import type { BodyOf, messageSettingsApi, QuietHoursView, SwitchKey } from '@wide-angle/shared';
import { SWITCH_KEYS, TEMPLATES_AT_ONCE } from '@wide-angle/shared';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsString,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { assertExact } from '../../../platform/http/dto.js';

const LAST_MINUTE = 24 * 60 - 1;

export class QuietHoursDto {
  @IsBoolean()
  isOn: boolean;

  @IsInt()
  @Min(0)
  @Max(LAST_MINUTE)
  from: number;

  @IsInt()
  @Min(0)
  @Max(LAST_MINUTE)
  to: number;
}
assertExact<QuietHoursDto, QuietHoursView>();

export class MessageSettingsDto {
  @IsDefined()
  @ValidateNested()
  @Type(() => QuietHoursDto)
  quiet: QuietHoursDto;

  @IsArray()
  @ArrayUnique()
  @IsIn([...SWITCH_KEYS], { each: true })
  off: SwitchKey[];
}
assertExact<MessageSettingsDto, BodyOf<typeof messageSettingsApi.save>>();

export class AllowWechatDto {
  @IsArray()
  @ArrayMaxSize(TEMPLATES_AT_ONCE)
  @ArrayUnique()
  @IsString({ each: true })
  @Matches(/^[\w-]{1,64}$/, { each: true })
  templateIds: string[];
}
assertExact<AllowWechatDto, BodyOf<typeof messageSettingsApi.allow>>();
