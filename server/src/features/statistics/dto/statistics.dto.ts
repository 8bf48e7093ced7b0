import type {
  Breakdown,
  FigureKey,
  QueryOf,
  StatisticsSort,
  statisticsApi,
} from '@wide-angle/shared';
import { BREAKDOWNS, FIGURE_KEYS, RATE_KEYS } from '@wide-angle/shared';
import { IsIn, IsString, MaxLength } from 'class-validator';
import { assertExact, Cursor, Id, Omittable, PageLimit } from '../../../platform/http/dto.js';

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
  @Cursor()
  cursor?: string;

  @Omittable()
  @PageLimit()
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
