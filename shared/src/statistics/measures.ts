/**
 * What statistics count. Each ticket adds at most one to a measure for each thing that it counts (a ticket, a round, an
 * organisation that received it), so that every number is a number of rows that can be listed.
 */
export const MEASURES = [
  'filed',
  'responseOnTime',
  'responseLate',
  'finishOnTime',
  'finishLate',
  'solvedTier1',
  'solvedTier2',
  'solvedTier3',
  'unsolved',
  'closedByClock',
  'satisfied',
  'dissatisfied',
  'declined',
  'withdrawn',
  'merged',
  'reopened',
  'calledSolved',
  'calledUnsolved',
  'calledUnreached',
  'struck',
  'communityLate',
  'openNow',
  'lateNow',
  'shelvedNow',
] as const;

export type Measure = (typeof MEASURES)[number];

/** How things stand now; they belong to no day. */
export const STANDING_MEASURES = [
  'openNow',
  'lateNow',
  'shelvedNow',
] as const satisfies readonly Measure[];

/** What owners say of closed tickets, 1–5 each; summed up over `satisfied` and `dissatisfied`. */
export const SCORES = ['speed', 'quality', 'attitude'] as const;
export type Score = (typeof SCORES)[number];

export const SCORE_LABELS: Readonly<Record<Score, string>> = {
  speed: '速度',
  quality: '质量',
  attitude: '态度',
};

export type Scores = Readonly<Record<Score, number>>;

/** An owner is satisfied from this sum of the three scores on: 4 of 5 on average. */
export const SATISFIED_FROM = 12;

/** The day of measures that belong to none. */
export const NO_DAY = 0;

/** One thing that a ticket adds to the statistics. */
export interface Mark {
  readonly measure: Measure;
  /** Tells the marks of one measure apart: a round, an organisation, a lateness. Empty where there is one at most. */
  readonly part: string;
  /** Number of the local day (Asia/Shanghai) since 1970-01-01; {@link NO_DAY} for how things stand now. */
  readonly day: number;
  /** The organisation that it is counted for. */
  readonly organizationId: string;
  readonly scores: Scores | null;
}

/** Sums of marks: how many of each measure, and the sums of the scores. */
export type Totals = Readonly<Record<Measure | Score, number>>;

export const NO_TOTALS: Totals = Object.fromEntries(
  [...MEASURES, ...SCORES].map((key) => [key, 0]),
) as Totals;

const KEYS = Object.keys(NO_TOTALS) as (keyof Totals)[];

export function addTotals(a: Totals, b: Totals): Totals {
  return Object.fromEntries(KEYS.map((key) => [key, a[key] + b[key]])) as Totals;
}

/** Totals of some marks. */
export function totalsOf(marks: readonly Pick<Mark, 'measure' | 'scores'>[]): Totals {
  const totals: Record<Measure | Score, number> = { ...NO_TOTALS };
  for (const { measure, scores } of marks) {
    totals[measure] += 1;
    for (const score of SCORES) totals[score] += scores?.[score] ?? 0;
  }
  return totals;
}
