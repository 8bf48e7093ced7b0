import { Link } from '@tanstack/react-router';
import { FIGURES, type FigureKey, type StatisticsFilter } from '@wide-angle/shared';

interface NumberLinkProps {
  figure: FigureKey;
  value: number;
  filter: StatisticsFilter;
  /** Whose number it is, for the list's head and for screen readers. */
  part: string | undefined;
}

/** A number that opens into its tickets; nothing has nothing to open. */
export function NumberLink({ figure, value, filter, part }: NumberLinkProps) {
  if (value === 0) return <span className="tabular secondary">0</span>;
  return (
    <Link
      to="/statistics/tickets"
      search={{ ...filter, figure, part }}
      className="number-link tabular"
      aria-label={`${part ?? ''}${FIGURES[figure].title} ${value}，查看明细`}
    >
      {value}
    </Link>
  );
}
