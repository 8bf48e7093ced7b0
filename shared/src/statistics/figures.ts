import { MEASURES, SCORES, STANDING_MEASURES, type Measure, type Totals } from './measures.ts';

/*
 * The numbers that people see: what they are called, what they count, in words that stand beside them on the screen.
 * docs/statistics.md is made from this table.
 */

/** One number. Its list holds the rows of all its measures. */
export interface Figure {
  readonly title: string;
  readonly measures: readonly Measure[];
  /** What exactly is counted, and on which day. */
  readonly definition: string;
}

const CALL_ANSWERED: readonly Measure[] = ['calledSolved', 'calledUnsolved'];
const SOLVED: readonly Measure[] = ['solvedTier1', 'solvedTier2', 'solvedTier3'];

const figure = (title: string, measures: readonly Measure[], definition: string): Figure => ({
  title,
  measures,
  definition,
});

export const FIGURES = {
  filed: figure(
    '上报',
    ['filed'],
    '所选时间内上报的诉求，按上报日计；后来撤回、并案、不予受理的也算。',
  ),
  responseOnTime: figure(
    '按时领取',
    ['responseOnTime'],
    '在领取时限内有人领取或被指定处理人，按首次领取日计。一件诉求每个接手单位算一次，放回后再领不重复算。',
  ),
  responseLate: figure(
    '领取超时',
    ['responseLate'],
    '领取时限已过仍无人领取，按到期日计，记在当时承办的单位名下，以后转走也不变。同一单位同一件只算一次。',
  ),
  responseDue: figure(
    '应领取',
    ['responseOnTime', 'responseLate'],
    '按时领取加领取超时。未到期且未领取的、到期前撤回或并案的、超时经申诉成立的不算。',
  ),
  finishOnTime: figure(
    '按时办结',
    ['finishOnTime'],
    '在办结时限内报结且已被接受（社区未退回、业主未要求重办），按报结日计。重办的以最后一轮为准。',
  ),
  finishLate: figure(
    '办结超时',
    ['finishLate'],
    '办结时限已过仍未报结，按到期日计，记在当时承办的单位名下，以后转走、办结、重办都不抹去。一轮办理算一次。',
  ),
  finishDue: figure(
    '应办结',
    ['finishOnTime', 'finishLate'],
    '按时办结加办结超时。未到期的在办诉求、挂账和等待补充中的、超时经申诉成立的不算。',
  ),
  solved: figure(
    '业主确认已解决',
    SOLVED,
    '业主确认办结并选择“已解决”，按办结日计。到期自动办结的不算。',
  ),
  answered: figure(
    '业主确认办结',
    [...SOLVED, 'unsolved'],
    '业主亲自确认办结，不论选择“已解决”还是“未解决”，按办结日计。办结后要求重办的，重办期间不算。',
  ),
  unsolved: figure('业主确认未解决', ['unsolved'], '业主确认办结但选择“未解决”，按办结日计。'),
  closedByClock: figure(
    '到期自动办结',
    ['closedByClock'],
    '业主 7 天未确认、由系统办结，按办结日计。单独列出，不进解决率和满意率。',
  ),
  solvedTier1: figure(
    '小区内解决',
    ['solvedTier1'],
    '业主确认已解决，且办结时责任层级为物业企业（第 1 级）。',
  ),
  solvedTier2: figure(
    '社区解决',
    ['solvedTier2'],
    '业主确认已解决，且办结时责任层级为社区（第 2 级）。',
  ),
  solvedTier3: figure(
    '住建局解决',
    ['solvedTier3'],
    '业主确认已解决，且办结时责任层级为住建局（第 3 级）。',
  ),
  satisfied: figure(
    '满意',
    ['satisfied'],
    '上报人评价的速度、质量、态度三项平均不低于 4 分（满分 5 分），按办结日计。',
  ),
  dissatisfied: figure('不满意', ['dissatisfied'], '上报人评价的三项平均低于 4 分，按办结日计。'),
  rated: figure(
    '已评价',
    ['satisfied', 'dissatisfied'],
    '上报人办结时作了评价。同遇业主的评价不计入。',
  ),
  declined: figure(
    '不予受理',
    ['declined'],
    '已不予受理，按决定日计；业主不服申诉后转为待裁定的不算。',
  ),
  withdrawn: figure('业主撤回', ['withdrawn'], '业主撤回，按撤回日计。'),
  merged: figure('并案', ['merged'], '并入同小区另一件诉求，按并案日计；结果只算在主诉求上。'),
  reopened: figure(
    '重办',
    ['reopened'],
    '业主要求重办或社区回访发现未解决，按重办日计，每重办一次算一次。',
  ),
  called: figure(
    '回访',
    [...CALL_ANSWERED, 'calledUnreached'],
    '社区办结后打过回访电话的，按接通（一直未接通的按最后一次拨打）那天计。每次办结算一次，拨打多次不重复算。',
  ),
  callAnswered: figure(
    '回访接通',
    CALL_ANSWERED,
    '社区回访接通并问到结果的，按接通日计。同一次办结多次接通的，以最后一次的答复为准。',
  ),
  calledSolved: figure(
    '回访确认已解决',
    ['calledSolved'],
    '社区回访接通，业主说已解决。与业主自己确认的“已解决”分开统计，不进解决率。',
  ),
  calledUnsolved: figure(
    '回访发现未解决',
    ['calledUnsolved'],
    '社区回访接通，业主说未解决，随即重办；这次重办同时计入“重办”。',
  ),
  calledUnreached: figure(
    '回访未接通',
    ['calledUnreached'],
    '社区打过回访电话、至今没有接通的，按最后一次拨打日计；后来接通的不再算。',
  ),
  struck: figure(
    '申诉剔除',
    ['struck'],
    '逾期申诉成立，该次逾期从统计中剔除，按原到期日计；逾期记录本身保留。',
  ),
  communityLate: figure(
    '社区超时',
    ['communityLate'],
    '社区未按时审核、裁定，或红牌后 1 个工作日未督促，按到期日计，每超一次算一次。',
  ),
  openNow: figure('现在在办', ['openNow'], '此刻尚未结束的诉求，不论何时上报。'),
  lateNow: figure(
    '现在超时',
    ['lateNow'],
    '此刻在办、领取或办结曾超时且未经申诉剔除的诉求，记在现承办单位名下。',
  ),
  shelvedNow: figure('现在挂账', ['shelvedNow'], '此刻经批准挂账的诉求。'),
} as const satisfies Record<string, Figure>;

export type FigureKey = keyof typeof FIGURES;
export const FIGURE_KEYS = Object.keys(FIGURES) as FigureKey[];

/** A share of one number in another, both of which are shown with it. */
export interface Rate {
  readonly title: string;
  readonly numerator: FigureKey;
  readonly denominator: FigureKey;
  readonly definition: string;
}

const rate = (
  title: string,
  numerator: FigureKey,
  denominator: FigureKey,
  definition: string,
): Rate => ({ title, numerator, denominator, definition });

export const RATES = {
  response: rate('响应率', 'responseOnTime', 'responseDue', '按时领取 ÷ 应领取。'),
  solving: rate(
    '解决率',
    'solved',
    'answered',
    '业主确认已解决 ÷ 业主确认办结。到期自动办结的两边都不算。',
  ),
  satisfaction: rate(
    '满意率',
    'satisfied',
    'rated',
    '满意 ÷ 已评价。到期自动办结的没有评价，不算。',
  ),
  finish: rate('按时办结率', 'finishOnTime', 'finishDue', '按时办结 ÷ 应办结。'),
  reached: rate('回访接通率', 'callAnswered', 'called', '回访接通 ÷ 回访。'),
  callSolving: rate(
    '回访解决率',
    'calledSolved',
    'callAnswered',
    '回访确认已解决 ÷ 回访接通。未接通的两边都不算。',
  ),
  inEstate: rate(
    '小区内解决占比',
    'solvedTier1',
    'solved',
    '小区内解决 ÷ 业主确认已解决：小事不出小区。',
  ),
  inCommunity: rate(
    '社区解决占比',
    'solvedTier2',
    'solved',
    '社区解决 ÷ 业主确认已解决：大事不出社区。',
  ),
  inBureau: rate('住建局解决占比', 'solvedTier3', 'solved', '住建局解决 ÷ 业主确认已解决。'),
} as const satisfies Record<string, Rate>;

export type RateKey = keyof typeof RATES;
export const RATE_KEYS = Object.keys(RATES) as RateKey[];

/** A rate as it is told: never without what it is of. */
export interface RateValue {
  numerator: number;
  denominator: number;
}

export function figureOf(totals: Totals, key: FigureKey): number {
  return FIGURES[key].measures.reduce((sum, measure) => sum + totals[measure], 0);
}

export function rateOf(totals: Totals, key: RateKey): RateValue {
  const { numerator, denominator } = RATES[key];
  return { numerator: figureOf(totals, numerator), denominator: figureOf(totals, denominator) };
}

/** `96.4%`, or a dash where there is nothing to divide by. Rounded down: 99.96 % is not all. */
export function percentText({ numerator, denominator }: RateValue): string {
  return denominator === 0
    ? '—'
    : `${(Math.floor((numerator * 1000) / denominator) / 10).toFixed(1)}%`;
}

/** Is it about now, whatever period is asked for? */
export function isStandingFigure(key: FigureKey): boolean {
  const standing: readonly Measure[] = STANDING_MEASURES;
  return FIGURES[key].measures.every((measure) => standing.includes(measure));
}

/** Every number of a place and period by its name. */
export type FigureValues = Record<FigureKey, number>;

/** Totals as numbers with names, rates, and the average scores' sums. */
export function statisticsOf(totals: Totals): Statistics {
  return {
    figures: mapKeys(FIGURE_KEYS, (key) => figureOf(totals, key)),
    rates: mapKeys(RATE_KEYS, (key) => rateOf(totals, key)),
    scores: mapKeys(SCORES, (key) => totals[key]),
  };
}

export interface Statistics {
  figures: FigureValues;
  rates: Record<RateKey, RateValue>;
  /** Sums over `figures.rated` evaluations, 1–5 each. */
  scores: Record<(typeof SCORES)[number], number>;
}

function mapKeys<K extends string, T>(keys: readonly K[], value: (key: K) => T): Record<K, T> {
  return Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<K, T>;
}

/** Measures that no figure shows would be counted for nobody. */
export function unshownMeasures(): Measure[] {
  const shown = new Set<Measure>(FIGURE_KEYS.flatMap((key) => [...FIGURES[key].measures]));
  return MEASURES.filter((measure) => !shown.has(measure));
}
