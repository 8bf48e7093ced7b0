import { FIGURES, type BreakdownRow, type FigureKey } from '@wide-angle/shared';

/** What is drawn side by side, month by month. */
const SERIES: readonly FigureKey[] = ['filed', 'finishLate'];

const HEIGHT = 150;
const BASE = HEIGHT - 24;
const TOP = 20;
const SLOT = 64;
const BAR = 20;
/** Above so many months every other name is left out, above twice as many every third, and so on. */
const NAMES_MAX = 24;

/**
 * Months beside each other. The table below it holds the same numbers and more; a reader that cannot see it is told the
 * months in words. A single month has nothing beside it and is not drawn.
 */
export function MonthChart({ rows }: { rows: readonly BreakdownRow[] | null }) {
  if (!rows || rows.length < 2) return null;
  const months = [...rows].sort((a, b) => (a.name < b.name ? -1 : 1));
  const most = Math.max(1, ...months.flatMap(({ figures }) => SERIES.map((key) => figures[key])));
  const step = Math.ceil(months.length / NAMES_MAX);
  const width = months.length * SLOT;
  return (
    <figure className="month-chart">
      <figcaption aria-hidden="true">
        {SERIES.map((key) => (
          <span key={key}>
            <span className={`chart-key chart-${key}`} />
            {FIGURES[key].title}
          </span>
        ))}
      </figcaption>
      <svg role="img" aria-label={spoken(months)} viewBox={`0 0 ${width} ${HEIGHT}`}>
        <line className="chart-base" x1={0} x2={width} y1={BASE} y2={BASE} />
        {months.map((row, index) => (
          <Month key={row.key} {...{ row, most }} x={index * SLOT} isNamed={index % step === 0} />
        ))}
      </svg>
    </figure>
  );
}

interface MonthProps {
  row: BreakdownRow;
  most: number;
  x: number;
  isNamed: boolean;
}

function Month({ row, most, x, isNamed }: MonthProps) {
  const start = x + (SLOT - SERIES.length * BAR) / 2;
  return (
    <g>
      {SERIES.map((key, index) => {
        const value = row.figures[key];
        const height = (value / most) * (BASE - TOP);
        const left = start + index * BAR;
        return (
          <g key={key}>
            <rect
              className={`chart-${key}`}
              x={left + 1}
              y={BASE - height}
              width={BAR - 2}
              height={height}
            />
            <text className="chart-value" x={left + BAR / 2} y={BASE - height - 5}>
              {value}
            </text>
          </g>
        );
      })}
      {isNamed && (
        <text className="chart-name" x={x + SLOT / 2} y={HEIGHT - 6}>
          {row.name}
        </text>
      )}
    </g>
  );
}

/** `各月：2026-10 上报 12、办结超时 1；2026-11 …` */
function spoken(months: readonly BreakdownRow[]): string {
  const words = months.map(({ name, figures }) => {
    const numbers = SERIES.map((key) => `${FIGURES[key].title} ${figures[key]}`);
    return `${name} ${numbers.join('、')}`;
  });
  return `各月：${words.join('；')}`;
}
