import type {
  Breakdown,
  FigureKey,
  QueryOf,
  StatisticsSort,
  statisticsApi,
} from '@wide-angle/shared';
import {
  BREAKDOWNS,
  CURSOR_LENGTH_MAX,
  FIGURE_KEYS,
  PAGE_LIMIT_MAX,
  RATE_KEYS,
} from '@wide-angle/shared';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { assertExact, Id, Omittable } from '../../../platform/http/dto.js';

const DATE_LENGTH = 10;
const CODE_MAX = 40;

export class OverviewQueryDto {
  @IsString()
  @MaxLength(DATE_LENGTH)
  from: string;

  @IsString()
  @MaxLength(DATE_LENGTH)
  to: string;

  @Omittable()
  @Id()
  subdistrictId?: string;

  @Omittable()
  @Id()
  communityId?: string;

  @Omittable()
  @Id()
  organizationId?: string;

  @Omittable()
  @IsString()
  @MaxLength(CODE_MAX)
  categoryCode?: string;
}
assertExact<OverviewQueryDto, QueryOf<typeof statisticsApi.overview>>();

class PagedFilterDto extends OverviewQueryDto {
  @Omittable()
  @IsString()
  @MaxLength(CURSOR_LENGTH_MAX)
  cursor?: string;

  @Omittable()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(PAGE_LIMIT_MAX)
  limit?: number;
}

export class BreakdownQueryDto extends PagedFilterDto {
  @IsIn(BREAKDOWNS)
  by: Breakdown;

  @Omittable()
  @IsIn(['name', ...FIGURE_KEYS, ...RATE_KEYS])
  sort?: StatisticsSort;

  @Omittable()
  @IsIn(['asc', 'desc'])
  order?: 'asc' | 'desc';
}
assertExact<BreakdownQueryDto, QueryOf<typeof statisticsApi.breakdown>>();

export class CountedTicketsQueryDto extends PagedFilterDto {
  @IsIn(FIGURE_KEYS)
  figure: FigureKey;
}
assertExact<CountedTicketsQueryDto, QueryOf<typeof statisticsApi.tickets>>();
