import { Link } from '@tanstack/react-router';
import {
  figuresBy,
  FIGURES,
  percentText,
  RATES,
  type Breakdown,
  type BreakdownRow,
  type FigureKey,
  type RateKey,
  type StatisticsSort,
} from '@wide-angle/shared';
import type { Order } from './queries.ts';
import type { StatisticsSearch } from './search.ts';
import { NumberLink } from './number-link.tsx';

const TABLE_FIGURES: readonly FigureKey[] = [
  ...(['filed', 'openNow', 'lateNow', 'solved', 'closedByClock', 'finishLate'] as const),
];
/** Columns of the table, also of the file. */
export const tableFigures = (by: Breakdown) => figuresBy(by, TABLE_FIGURES);
export const TABLE_RATES: readonly RateKey[] = ['response', 'solving', 'satisfaction', 'finish'];

interface BreakdownTableProps {
  by: Breakdown;
  title: string;
  rows: readonly BreakdownRow[];
  isStale: boolean;
  order: Order;
  onOrder: (order: Order) => void;
  search: StatisticsSearch;
}

/** Has the row anything in the table's columns? A community may be counted for what it missed itself, and nothing else. */
export function isShown({ figures, rates }: BreakdownRow): boolean {
  return (
    TABLE_FIGURES.some((key) => figures[key] > 0) ||
    TABLE_RATES.some((key) => rates[key].denominator > 0)
  );
}

/** A row for each company, community, subdistrict, category or month; bars show the numbers of reports beside each other. */
export function BreakdownTable(props: BreakdownTableProps) {
  const { by, title, rows, isStale, search } = props;
  const figures = tableFigures(by);
  const most = Math.max(1, ...rows.map((row) => row.figures.filed));
  return (
    <div className="table-scroll">
      <table className="data-table statistics-table" aria-busy={isStale}>
        <caption className="visually-hidden">按{title}统计，点列名可排序</caption>
        <thead>
          <tr>
            <SortHead sort="name" label={title} {...props} />
            {figures.map((key) => (
              <SortHead key={key} sort={key} label={FIGURES[key].title} {...props} isNumber />
            ))}
            {TABLE_RATES.map((key) => (
              <SortHead key={key} sort={key} label={RATES[key].title} {...props} isNumber />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row" title={row.name}>
                <Narrow row={row} by={by} search={search} />
              </th>
              {figures.map((key) => (
                <td key={key} className="right">
                  {key === 'filed' && <FiledBar share={row.figures.filed / most} />}
                  <NumberLink
                    figure={key}
                    value={row.figures[key]}
                    filter={row.filter}
                    part={row.name}
                  />
                </td>
              ))}
              {TABLE_RATES.map((key) => (
                <td key={key} className="right">
                  {percentText(row.rates[key])}
                  <RateLinks rate={key} row={row} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Both sides of a rate, each of which opens into its tickets. */
function RateLinks({ rate, row }: { rate: RateKey; row: BreakdownRow }) {
  const { numerator, denominator } = row.rates[rate];
  const whose = { filter: row.filter, part: row.name };
  return (
    <span className="secondary rate-small">
      <NumberLink figure={RATES[rate].numerator} value={numerator} {...whose} />/
      <NumberLink figure={RATES[rate].denominator} value={denominator} {...whose} />
    </span>
  );
}

function FiledBar({ share }: { share: number }) {
  return (
    <span className="bar filed-bar" aria-hidden="true">
      <span style={{ width: `${share * 100}%` }} />
    </span>
  );
}

/** Shows the statistics of this row alone. */
function Narrow({
  row,
  by,
  search,
}: {
  row: BreakdownRow;
  by: Breakdown;
  search: StatisticsSearch;
}) {
  const { from, to, ...part } = row.filter;
  const next: StatisticsSearch =
    by === 'month'
      ? { ...search, period: undefined, from, to }
      : { ...search, ...part, part: row.name, by: by === 'category' ? 'organization' : 'category' };
  return (
    <Link to="/statistics" search={{ ...next, sort: undefined, order: undefined }}>
      {row.name}
    </Link>
  );
}

interface SortHeadProps extends BreakdownTableProps {
  sort: StatisticsSort;
  label: string;
  isNumber?: boolean;
}

/** How the table is sorted now: by the number of reports, months by time, unless the viewer chose. */
function sortingOf({ sort, order }: Order, by: Breakdown): Required<Order> {
  const current = sort ?? (by === 'month' ? 'name' : 'filed');
  return { sort: current, order: order ?? (current === 'name' ? 'asc' : 'desc') };
}

const ARIA_SORTS = { asc: 'ascending', desc: 'descending' } as const;
const ARROWS = { asc: ' ↑', desc: ' ↓' } as const;

function SortHead({ sort, label, order, onOrder, by, isNumber = false }: SortHeadProps) {
  const sorting = sortingOf(order, by);
  const direction = sorting.sort === sort ? sorting.order : undefined;
  const turned = direction === 'asc' ? 'desc' : 'asc';
  return (
    <th
      scope="col"
      className={isNumber ? 'right' : undefined}
      aria-sort={direction ? ARIA_SORTS[direction] : 'none'}
    >
      <button
        type="button"
        className="sort-head"
        onClick={() => onOrder({ sort, order: direction && turned })}
      >
        {label}
        <span aria-hidden="true">{direction && ARROWS[direction]}</span>
      </button>
    </th>
  );
}
