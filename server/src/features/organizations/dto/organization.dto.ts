import type { ParamsOf, QueryOf, organizationApi } from '@wide-angle/shared';
import { Type } from 'class-transformer';
import { IsInt, IsString, MaxLength, Min } from 'class-validator';
import { assertExact, Id, Omittable, PageQueryDto, Words } from '../../../platform/http/dto.js';

const SEARCH_MAX = 50;
/** Longer than any code, so that a misread one is answered as unknown and not as malformed. */
const SCENE_MAX = 200;

export class SceneParamsDto {
  @IsString()
  @MaxLength(SCENE_MAX)
  scene: string;
}
assertExact<SceneParamsDto, ParamsOf<typeof organizationApi.scene>>();

export class EstateParamsDto {
  @Id()
  id: string;
}
assertExact<EstateParamsDto, ParamsOf<typeof organizationApi.estate>>();

export class EstateQueryDto extends PageQueryDto {
  @Omittable()
  @Words(SEARCH_MAX, { min: 0 })
  q?: string;
}
assertExact<EstateQueryDto, QueryOf<typeof organizationApi.estates>>();

export class PolicyQueryDto {
  @Omittable()
  @Id()
  estateId?: string;

  @Omittable()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  version?: number;
}
assertExact<PolicyQueryDto, QueryOf<typeof organizationApi.policy>>();

export class TargetsQueryDto {
  @Omittable()
  @Words(SEARCH_MAX, { min: 0 })
  q?: string;
}
assertExact<TargetsQueryDto, QueryOf<typeof organizationApi.targets>>();
