import {
  addTotals,
  daysOf,
  FIGURES,
  isStandingFigure,
  monthNumber,
  NO_DAY,
  NO_TOTALS,
  spansOf,
  type Breakdown,
  type FigureKey,
  type Measure,
  type Period,
  type Totals,
} from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { kindOf, SUMS, viewThatTells, type Grain, type View } from './cells.js';

/** The part of the county that is asked for; what is named is met, and the viewer's own scope is always named. */
export type Part = Readonly<
  Partial<
    Record<'bureauId' | 'subdistrictId' | 'communityId' | 'organizationId' | 'categoryCode', string>
  >
>;

/** Numbers are told apart by this column; null for one sum of all. */
type GroupColumn = 'organizationId' | 'communityId' | 'subdistrictId' | 'categoryCode' | 'period';

const GROUP_COLUMNS: Readonly<Record<Breakdown, GroupColumn>> = {
  organization: 'organizationId',
  community: 'communityId',
  subdistrict: 'subdistrictId',
  category: 'categoryCode',
  month: 'period',
};

interface Statement {
  readonly sql: string;
  readonly params: readonly (string | number)[];
}

/** Cells that are read: of months or days, or those of now. */
interface CellSpan {
  readonly grain: Grain;
  readonly from: number;
  readonly to: number;
  readonly sign: 1 | -1;
}

type RawSum = Record<string, string | number | null> & { grain: Grain; groupKey: string | number };

/** Where a page of counted tickets begins. */
export type MarkPosition = readonly [day: number, id: string];

/** Reads the sums and the rows behind them; nothing here writes. */
@Injectable()
export class StatisticsQueries {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Sums of a part and period, told apart by `by`: ids, category codes, or numbers of months as text.
   * @param by null for one sum under the key ''
   */
  async totals(part: Part, period: Period, by: Breakdown | null): Promise<Map<string, Totals>> {
    const column = by && GROUP_COLUMNS[by];
    const view = viewOf(part, column);
    const cells: CellSpan[] = spansOf(period, this.clock.now());
    // How things stand now belongs to no month.
    if (by !== 'month') cells.push({ grain: 'now', from: NO_DAY, to: NO_DAY, sign: 1 });
    const statements = cells.map((span) => sumOf(part, view, span, column));
    const raw: RawSum[] = await this.unitOfWork.reader.query(
      statements.map(({ sql }) => sql).join(' UNION ALL '),
      statements.flatMap(({ params }) => params),
    );
    const totals = new Map<string, Totals>();
    for (const row of raw) {
      const key = by === 'month' ? monthKey(row) : String(row.groupKey);
      totals.set(key, addTotals(totals.get(key) ?? NO_TOTALS, totalsOfRow(row)));
    }
    return new Map([...totals].filter(([, sums]) => SUMS.some((key) => sums[key] !== 0)));
  }

  /** Ids of the tickets behind a number, a row for each thing that it counts, newest day first. */
  async marks(
    part: Part,
    period: Period,
    figure: FigureKey,
    after: MarkPosition | null,
    limit: number,
  ): Promise<{ id: string; ticketId: string; day: number }[]> {
    const days = isStandingFigure(figure) ? { from: NO_DAY, to: NO_DAY } : daysOf(period);
    const branches = FIGURES[figure].measures.map((measure) =>
      branchOf(part, measure, days, { after, limit }),
    );
    const union = branches
      .map(({ sql }, n) => `SELECT id, ticketId, day FROM (${sql}) b${n}`)
      .join(' UNION ALL ');
    const rows: { id: string; ticketId: string; day: number | string }[] =
      await this.unitOfWork.reader.query(
        `${union} ORDER BY day DESC, id DESC LIMIT ${limit}`,
        branches.flatMap(({ params }) => params),
      );
    return rows.map((row) => ({ ...row, day: Number(row.day) }));
  }
}

/** The view with the fewest rows that can tell what is asked for. */
function viewOf(part: Part, column: GroupColumn | null): View {
  const { bureauId: _, ...narrowed } = part;
  const grouped = column === null || column === 'period' ? [] : [column];
  return viewThatTells([...Object.keys(narrowed), ...grouped]);
}

const NARROW_FIRST = ['organizationId', 'communityId', 'subdistrictId', 'bureauId'] as const;

/**
 * The narrowest column leads an index; the others are written so that no database takes the index of a wider one.
 * @param leading columns of the index that begins with the lead, by equality
 */
function conditionsOf(part: Part, leading: Statement): Statement {
  const [lead, ...rest] = NARROW_FIRST.filter((column) => part[column] !== undefined);
  const others = [...rest, ...(part.categoryCode === undefined ? [] : (['categoryCode'] as const))];
  return {
    sql: [
      `${lead ?? 'bureauId'} = ?`,
      leading.sql,
      ...others.map((one) => `COALESCE(${one}, '') = ?`),
    ].join(' AND '),
    params: [
      lead ? (part[lead] ?? '') : '',
      ...leading.params,
      ...others.map((one) => part[one] ?? ''),
    ],
  };
}

/** A category of a whole area has an index of its own, so that a rare one is found at once. */
function conditionsIn(part: Part, leading: Statement): Statement {
  const { organizationId, communityId, categoryCode, bureauId, subdistrictId } = part;
  const isWide = organizationId === undefined && communityId === undefined;
  if (!isWide || categoryCode === undefined || bureauId === undefined)
    return conditionsOf(part, leading);
  const area = subdistrictId === undefined ? [] : [subdistrictId];
  return {
    sql: `bureauId = ? AND categoryCode = ? AND ${leading.sql}${area.length > 0 ? " AND COALESCE(subdistrictId, '') = ?" : ''}`,
    params: [bureauId, categoryCode, ...leading.params, ...area],
  };
}

function sumOf(
  part: Part,
  view: View,
  { grain, from, to, sign }: CellSpan,
  column: GroupColumn | null,
): Statement {
  const where = conditionsIn(part, {
    sql: 'kind = ? AND period BETWEEN ? AND ?',
    params: [kindOf(view, grain), from, to],
  });
  const minus = sign < 0 ? '-' : '';
  const sums = SUMS.map((key) => `${minus}SUM(${key}) AS ${key}`).join(', ');
  const group = column ?? "''";
  return {
    sql:
      `SELECT '${grain}' AS grain, ${group} AS groupKey, ${sums} FROM statistic_cell ` +
      `WHERE ${where.sql}${column ? ` GROUP BY ${column}` : ''}`,
    params: where.params,
  };
}

function monthKey({ grain, groupKey }: RawSum): string {
  return String(grain === 'month' ? groupKey : monthNumber(Number(groupKey)));
}

function totalsOfRow(row: RawSum): Totals {
  return Object.fromEntries(SUMS.map((key) => [key, Number(row[key] ?? 0)])) as Totals;
}

/**
 * One measure, newest day first. A single day is met by equality and ordered by id alone: MariaDB would sort all of it
 * otherwise (an index is read backwards only from its first column that is not fixed).
 */
function branchOf(
  part: Part,
  measure: Measure,
  { from, to }: { from: number; to: number },
  { after, limit }: { after: MarkPosition | null; limit: number },
): Statement {
  const last = after ? Math.min(to, after[0]) : to;
  const isOneDay = from === last;
  const where = conditionsIn(part, {
    sql: isOneDay ? 'measure = ? AND day = ?' : 'measure = ? AND day BETWEEN ? AND ?',
    params: isOneDay ? [measure, from] : [measure, from, last],
  });
  const begin = beginAfter(after, last, isOneDay);
  return {
    sql:
      `SELECT id, ticketId, day FROM statistic_mark WHERE ${where.sql}${begin.sql} ` +
      `ORDER BY ${isOneDay ? 'id DESC' : 'day DESC, id DESC'} LIMIT ${limit}`,
    params: [...where.params, ...begin.params],
  };
}

/** What comes after a position on the last day that is asked for; earlier days come after it anyhow. */
function beginAfter(after: MarkPosition | null, last: number, isOneDay: boolean): Statement {
  if (after?.[0] !== last) return { sql: '', params: [] };
  const [day, id] = after;
  return isOneDay
    ? { sql: ' AND id < ?', params: [id] }
    : { sql: ' AND (day < ? OR id < ?)', params: [day, id] };
}
