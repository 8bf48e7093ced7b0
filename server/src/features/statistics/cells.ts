import {
  addTotals,
  monthNumber,
  NO_DAY,
  NO_TOTALS,
  SCORES,
  type Measure,
  type Score,
  type Totals,
} from '@wide-angle/shared';
import type { StatisticCell } from './entities/statistic-cell.entity.js';
import type { StatisticMark } from './entities/statistic-mark.entity.js';

/*
 * Each mark is summed into these views, by day and by month, so that every question reads few rows. What a view does not
 * tell apart is empty text in its cells.
 */

type Dimension = 'subdistrictId' | 'communityId' | 'organizationId' | 'categoryCode';

interface ViewShape {
  /** Begins the `kind` of its cells. */
  readonly code: string;
  readonly tells: readonly Dimension[];
}

/** Those with few cells first: a question is read from the first view that tells all it asks for. */
const VIEWS = {
  area: { code: 'a', tells: ['subdistrictId'] },
  community: { code: 't', tells: ['subdistrictId', 'communityId'] },
  organization: { code: 'o', tells: ['organizationId'] },
  category: { code: 'c', tells: ['subdistrictId', 'categoryCode'] },
  place: { code: 'p', tells: ['subdistrictId', 'communityId', 'organizationId'] },
  full: { code: 'f', tells: ['subdistrictId', 'communityId', 'organizationId', 'categoryCode'] },
} as const satisfies Record<string, ViewShape>;
export type View = keyof typeof VIEWS;

/** The first view that tells all of these apart. */
export function viewThatTells(asked: readonly string[]): View {
  const tells = (view: View) => {
    const known: readonly string[] = VIEWS[view].tells;
    return asked.every((one) => known.includes(one));
  };
  return VIEW_NAMES.find(tells) ?? 'full';
}

const GRAINS = { day: 'd', month: 'm', now: 'n' } as const;
export type Grain = keyof typeof GRAINS;

const VIEW_NAMES = Object.keys(VIEWS) as View[];

/** The text that tells cells of a view and grain apart from others. */
export function kindOf(view: View, grain: Grain): string {
  return VIEWS[view].code + GRAINS[grain];
}

/** What a cell counts: everything but its sums. */
type Place = Pick<
  StatisticMark,
  'bureauId' | 'subdistrictId' | 'communityId' | 'organizationId' | 'categoryCode'
>;

const NOTHING = { subdistrictId: '', communityId: '', organizationId: '', categoryCode: '' };

function placeIn(view: View, mark: Place): Place {
  const told = VIEWS[view].tells.map((dimension) => [dimension, mark[dimension]] as const);
  return { ...NOTHING, bureauId: mark.bureauId, ...Object.fromEntries(told) };
}

/** The periods that a day is summed into. */
function periodsOf(day: number): { grain: Grain; period: number }[] {
  if (day === NO_DAY) return [{ grain: 'now', period: NO_DAY }];
  return [
    { grain: 'day', period: day },
    { grain: 'month', period: monthNumber(day) },
  ];
}

/** What marks change in the sums, by key of the cell. `sign` is −1 for marks that go. */
export class CellChanges {
  private readonly cells = new Map<string, StatisticCell>();

  add(mark: StatisticMark, sign: 1 | -1): void {
    for (const view of VIEW_NAMES) {
      const place = placeIn(view, mark);
      for (const { grain, period } of periodsOf(mark.day)) {
        const cell = this.cell(kindOf(view, grain), period, place);
        cell[mark.measure] += sign;
        for (const score of SCORES) cell[score] += sign * (mark[score] ?? 0);
      }
    }
  }

  get keys(): string[] {
    return [...this.cells.keys()];
  }

  /** The cells as they are after the change; empty ones are left out. */
  applyTo(stored: readonly StatisticCell[]): StatisticCell[] {
    const known = new Map(stored.map((cell) => [cell.cellKey, cell]));
    return [...this.cells.values()]
      .map((change) => sum(change, known.get(change.cellKey)))
      .filter((cell) => SUMS.some((key) => cell[key] !== 0));
  }

  private cell(kind: string, period: number, place: Place): StatisticCell {
    const { bureauId, subdistrictId, communityId, organizationId, categoryCode } = place;
    // A subdistrict is of one bureau; an organisation may work for several.
    const ids = [subdistrictId || bureauId, communityId, organizationId, categoryCode];
    const cellKey = [kind, period, ...ids].join('/');
    const known = this.cells.get(cellKey);
    if (known) return known;
    const fresh: StatisticCell = { ...NO_TOTALS, ...place, cellKey, kind, period };
    this.cells.set(cellKey, fresh);
    return fresh;
  }
}

export const SUMS = Object.keys(NO_TOTALS) as (Measure | Score)[];

function sum(change: StatisticCell, stored: StatisticCell | undefined): StatisticCell {
  const totals: Totals = stored ? addTotals(change, stored) : change;
  return { ...change, ...pickTotals(totals) };
}

function pickTotals(totals: Totals): Totals {
  return Object.fromEntries(SUMS.map((key) => [key, totals[key]])) as Totals;
}
