import { Checkbox } from 'antd';
import { numberText, type TicketCard } from '@wide-angle/shared';
import type { Column } from '../../ui/data-table.tsx';
import type { Marking } from './marking.ts';

/** Boxes in front of the rows; one that refuses says why when it is pointed at. */
export function markColumn({ purpose, isMarked, refusal, toggle }: Marking): Column<TicketCard> {
  return {
    key: 'mark',
    title: '选',
    width: 52,
    cell: (card) => {
      const why = isMarked(card) ? null : refusal(card);
      return (
        <span title={why ?? undefined}>
          <Checkbox
            aria-label={`${purpose}：${numberText(card.number)}${why ? `（${why}）` : ''}`}
            checked={isMarked(card)}
            disabled={why !== null}
            onChange={() => toggle(card)}
          />
        </span>
      );
    },
  };
}
