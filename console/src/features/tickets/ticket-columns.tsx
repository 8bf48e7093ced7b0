import { Link } from '@tanstack/react-router';
import {
  CARD_LABELS,
  fromIso,
  numberText,
  STATE_LABELS,
  type ClassView,
  type Instant,
  type TicketCard,
  type TicketFilter,
  type Tile,
} from '@wide-angle/shared';
import { listTime } from '../../lib/times.ts';
import type { Column } from '../../ui/data-table.tsx';
import { Deadline } from '../../ui/deadline.tsx';
import { Tag } from '../../ui/tag.tsx';
import { CARD_TONES, STATE_TONES } from '../../ui/tones.ts';
import { whoText } from './view-model.ts';

/** The columns of a ticket list. The number is the row's link: it opens the ticket beside the list. */
export function ticketColumns(
  { key: tile, filter }: Pick<Tile, 'key' | 'filter'>,
  now: Instant,
  classes: readonly ClassView[],
): readonly Column<TicketCard>[] {
  const className = ({ classCode }: TicketCard) =>
    classes.find((one) => one.code === classCode)?.name ?? '';
  return [
    {
      key: 'number',
      title: '编号',
      width: 118,
      cell: (card) => <NumberLink tile={tile} card={card} />,
    },
    { key: 'state', title: '状态', width: 136, cell: (card) => <StateCell card={card} /> },
    {
      key: 'category',
      title: '类别',
      width: 124,
      cell: (card) => (
        <>
          {card.categoryName} <span className="secondary">{className(card)}</span>
        </>
      ),
    },
    {
      key: 'place',
      title: '小区与位置',
      width: 162,
      cell: (card) => `${card.estateName} ${card.place}`,
    },
    { key: 'excerpt', title: '反映内容', cell: (card) => card.excerpt || '（见照片）' },
    { key: 'who', title: '承办', width: 148, cell: whoText },
    {
      key: 'limit',
      title: '时限',
      width: 146,
      cell: (card) => <Deadline limit={card.limit} now={now} />,
    },
    timeColumn(filter, now),
  ];
}

/** When it was reported; in a list of appeals since when the appeal waits. */
function timeColumn({ sort }: TicketFilter, now: Instant): Column<TicketCard> {
  const [key, title] =
    sort === 'appealed'
      ? (['appealedAt', '申诉时间'] as const)
      : (['submittedAt', '上报时间'] as const);
  return {
    key,
    title,
    width: 134,
    align: 'right',
    cell: (card) => card[key] && listTime(now, fromIso(card[key])),
  };
}

function NumberLink({ tile, card }: { tile: string; card: TicketCard }) {
  return (
    <Link
      className="row-link tabular"
      data-row={card.id}
      from="/tickets/$tile"
      to="/tickets/$tile"
      params={{ tile }}
      search={(search) => ({ ...search, id: card.id })}
    >
      {numberText(card.number)}
    </Link>
  );
}

function StateCell({ card: { state, card, isLate } }: { card: TicketCard }) {
  return (
    <span className="tags">
      <Tag tone={STATE_TONES[state]}>{STATE_LABELS[state]}</Tag>
      {card && <Tag tone={CARD_TONES[card]}>{CARD_LABELS[card]}</Tag>}
      {isLate && card !== 'red' && <Tag tone="red">逾期</Tag>}
    </span>
  );
}
