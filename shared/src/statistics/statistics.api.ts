import { defineEndpoint } from '../api/endpoint.ts';
import type { Page, PageQuery } from '../api/page.ts';
import type { TicketCard } from '../ticket/ticket.views.ts';
import { isStandingFigure, type FigureKey, type RateKey, type Statistics } from './figures.ts';
import type { Period } from './period.ts';

/** What numbers are about: days from–to, and within the viewer's own scope a narrower part if he likes. */
export interface StatisticsFilter extends Period {
  subdistrictId?: string;
  communityId?: string;
  /** The organisation that it is counted for: company, department, or a community that has the work itself. */
  organizationId?: string;
  categoryCode?: string;
}

export const BREAKDOWNS = [
  'organization',
  'community',
  'subdistrict',
  'category',
  'month',
] as const;
export type Breakdown = (typeof BREAKDOWNS)[number];

export const BREAKDOWN_LABELS: Readonly<Record<Breakdown, string>> = {
  organization: '承办单位',
  community: '社区',
  subdistrict: '街道',
  category: '类别',
  month: '月份',
};

/** Those of some numbers that such rows have: how things stand now belongs to no month. */
export function figuresBy(by: Breakdown, keys: readonly FigureKey[]): readonly FigureKey[] {
  return by === 'month' ? keys.filter((key) => !isStandingFigure(key)) : keys;
}

/** What rows are sorted by: their name (months by time), a number, or a rate; rows without a rate come last. */
export type StatisticsSort = 'name' | FigureKey | RateKey;

export interface BreakdownQuery extends StatisticsFilter, PageQuery {
  by: Breakdown;
  /** `filed` unless told; months by time. */
  sort?: StatisticsSort;
  order?: 'asc' | 'desc';
}

/** How far the numbers are. */
export interface CountingState {
  /** Very many tickets wait to be counted, as after an update that counts all anew: the numbers will change yet. */
  isBehind: boolean;
}

/** What people are told while {@link CountingState.isBehind}. */
export const BEHIND_TEXT = '正在重新统计，数字还会变化';

/** All numbers of the viewer's scope, or of the part of it that he asked for. */
export interface OverviewView extends Statistics, CountingState {
  from: string;
  to: string;
  /** Whose numbers: the viewer's office or company. */
  scopeName: string;
}

/** Numbers of one company, community, category or month. */
export interface BreakdownRow extends Statistics {
  key: string;
  name: string;
  /** Opens the row: ask for its numbers, a breakdown of them, or the tickets of one. */
  filter: StatisticsFilter;
}

/** A page of rows, and whether they will change yet. */
export interface BreakdownPage extends Page<BreakdownRow>, CountingState {}

export interface CountedTicketsQuery extends StatisticsFilter, PageQuery {
  figure: FigureKey;
}

/** A page of the tickets behind a number. */
export interface CountedTicketsPage extends Page<TicketCard> {
  /** Rows of this page that are not shown: tickets that other organisations have now. */
  withheld: number;
}

/** Numbers with what they count (docs/statistics.md). */
export const statisticsApi = {
  overview: defineEndpoint<{ query: StatisticsFilter; response: OverviewView }>({
    method: 'GET',
    path: '/statistics/overview',
    access: 'statistics.read',
    summary: 'Numbers and rates of the viewer’s scope, each rate with what it is of',
  }),
  breakdown: defineEndpoint<{ query: BreakdownQuery; response: BreakdownPage }>({
    method: 'GET',
    path: '/statistics/breakdown',
    access: 'statistics.read',
    summary: 'The same by company, community, subdistrict, category or month',
  }),
  tickets: defineEndpoint<{ query: CountedTicketsQuery; response: CountedTicketsPage }>({
    method: 'GET',
    path: '/statistics/tickets',
    access: 'statistics.read',
    summary: 'The tickets behind one number, a row for each thing counted, newest day first',
  }),
};
