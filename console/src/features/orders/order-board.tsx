import { Button } from 'antd';
import { useState } from 'react';
import type { OrderCounts, OrderCountsOf } from '@wide-angle/shared';
import { useNow } from '../../lib/services.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import type { OrderChoice } from './order-choice.ts';
import { filterOf } from './order-filters.tsx';
import { useOrderBoard } from './queries.ts';

interface BoardProps {
  choice: OrderChoice;
  onChoice: (choice: OrderChoice) => void;
}

interface Figure {
  key: keyof OrderCounts;
  label: string;
  /** What a tap narrows the list to. */
  choice: OrderChoice;
}

const FIGURES: readonly Figure[] = [
  { key: 'drafts', label: '待签发', choice: { state: 'draft' } },
  { key: 'issued', label: '已签发', choice: {} },
  { key: 'awaitingReply', label: '待回复', choice: { state: 'issued' } },
  { key: 'replied', label: '待审回复', choice: { state: 'replied' } },
  { key: 'closed', label: '已办结', choice: { state: 'closed' } },
  { key: 'late', label: '逾期', choice: { late: '1' } },
  { key: 'escalated', label: '逾期升级', choice: { late: '1' } },
];

/** How many orders there are; the figures narrow the list, the organisations stand in two tables that unfold. */
export function OrderBoardCards({ choice, onChoice }: BoardProps) {
  const now = useNow();
  const [isOpen, setOpen] = useState(false);
  const kept = { issuer: choice.issuer, addressee: choice.addressee, period: choice.period };
  const board = useOrderBoard(filterOf(kept, now)).data;
  return (
    <section className="card order-board" aria-label="督办单统计">
      <div className="order-figures">
        {FIGURES.map(({ key, label, choice: narrowed }) => {
          const count = board?.total[key];
          const isBad = (key === 'late' || key === 'escalated') && (count ?? 0) > 0;
          return (
            <button
              key={key}
              type="button"
              className="order-figure"
              onClick={() => onChoice({ ...kept, ...narrowed })}
            >
              <span className={isBad ? 'figure figure-late' : 'figure'}>{count ?? '–'}</span>
              <span className="secondary">{label}</span>
            </button>
          );
        })}
        <Button type="text" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? '收起' : '按单位看'}
        </Button>
      </div>
      {isOpen && board && (
        <div className="order-offices">
          <Offices
            title="签发单位"
            rows={board.byIssuer}
            onPick={(issuer) => onChoice({ ...kept, issuer })}
          />
          <Offices
            title="承办单位"
            rows={board.byAddressee}
            onPick={(addressee) => onChoice({ ...kept, addressee })}
          />
        </div>
      )}
    </section>
  );
}

const COLUMNS: readonly (readonly [keyof OrderCounts, string])[] = [
  ['issued', '签发'],
  ['open', '未结'],
  ['awaitingReply', '待回复'],
  ['replied', '待审'],
  ['closed', '办结'],
  ['late', '逾期'],
];

function Offices(props: {
  title: string;
  rows: readonly OrderCountsOf[];
  onPick: (organizationId: string) => void;
}) {
  const columns: readonly Column<OrderCountsOf>[] = [
    {
      key: 'name',
      title: props.title,
      cell: ({ organizationId, name }) => (
        <Button type="link" size="small" onClick={() => props.onPick(organizationId)}>
          {name}
        </Button>
      ),
    },
    ...COLUMNS.map(([key, title]): Column<OrderCountsOf> => ({
      key,
      title,
      width: 68,
      align: 'right',
      cell: (row) => (
        <span className={key === 'late' && row[key] > 0 ? 'deadline-late' : undefined}>
          {row[key]}
        </span>
      ),
    })),
  ];
  return (
    <DataTable
      caption={`按${props.title}统计`}
      columns={columns}
      rows={props.rows}
      rowKey={({ organizationId }) => organizationId}
    />
  );
}
