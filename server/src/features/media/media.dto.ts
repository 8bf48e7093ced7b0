import { type mediaApi, type ParamsOf, type QueryOf } from '@wide-angle/shared';
import { IsString, MaxLength } from 'class-validator';
import { assertExact } from '../../platform/http/dto.js';

/** Nothing is checked but the length: a wrong address is a wrong signature and answers 404, not 400. */
const PART_MAX = 64;

export class MediaFileParamsDto {
  @IsString()
  @MaxLength(PART_MAX)
  id: string;

  @IsString()
  @MaxLength(PART_MAX)
  variant: string;
}
assertExact<MediaFileParamsDto, ParamsOf<typeof mediaApi.file>>();

export class MediaFileQueryDto {
  @IsString()
  @MaxLength(PART_MAX)
  e: string;

  @IsString()
  @MaxLength(PART_MAX)
  s: string;
}
assertExact<MediaFileQueryDto, QueryOf<typeof mediaApi.file>>();
