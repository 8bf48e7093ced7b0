import { Link } from '@tanstack/react-router';
import {
  deadlineText,
  friendlyTime,
  fromIso,
  numberText,
  ORDER_STATE_LABELS,
  type Instant,
  type OrderCard,
} from '@wide-angle/shared';
import { useNow } from '../../lib/services.ts';
import { listTime } from '../../lib/times.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { EmptyState, ErrorNotice } from '../../ui/notices.tsx';
import { Tag } from '../../ui/tag.tsx';
import { ORDER_TONES } from '../../ui/tones.ts';
import { OrderBoardCards } from './order-board.tsx';
import type { OrderChoice } from './order-choice.ts';
import { filterOf, OrderFilters } from './order-filters.tsx';
import { useOrderList } from './queries.ts';

interface OrderListProps {
  choice: OrderChoice;
  onChoice: (choice: OrderChoice) => void;
}

/** Supervision orders: how many there are of each sort, then the orders, newest first. */
export function OrderList({ choice, onChoice }: OrderListProps) {
  const now = useNow();
  const filter = filterOf(choice, now);
  const list = useOrderList(filter);
  const rows = list.data?.pages.flatMap((page) => page.items) ?? null;
  return (
    <>
      <header className="page-head">
        <h1 tabIndex={-1}>督办单</h1>
        <span className="secondary">本单位签发、收到和辖区内的督办单</span>
      </header>
      <OrderBoardCards choice={choice} onChoice={onChoice} />
      <OrderFilters choice={choice} onChoice={onChoice} />
      {list.isError && !rows ? (
        <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <div className="card table-card">
          {rows?.length === 0 ? (
            <NoOrders isNarrowed={Object.values(choice).some(Boolean)} />
          ) : (
            <DataTable
              caption="督办单列表"
              columns={columnsAt(now)}
              rows={rows}
              rowKey={(order) => order.id}
            />
          )}
          <MoreButton list={list} />
        </div>
      )}
    </>
  );
}

function NoOrders({ isNarrowed }: { isNarrowed: boolean }) {
  if (isNarrowed) return <EmptyState title="没有符合条件的督办单">换个条件再看。</EmptyState>;
  return (
    <EmptyState title="没有督办单">
      在工单页签发督办，或在工单列表勾选几件一并督办；超时升到住建局的工单，会自动拟出待签发的督办单。
    </EmptyState>
  );
}

function columnsAt(now: Instant): readonly Column<OrderCard>[] {
  return [
    {
      key: 'number',
      title: '文号',
      width: 168,
      cell: (order) => (
        <Link className="row-link tabular" to="/orders/$id" params={{ id: order.id }}>
          {order.number ?? '未编号'}
        </Link>
      ),
    },
    {
      key: 'state',
      title: '状态',
      width: 152,
      cell: (order) => (
        <span className="tags">
          <Tag tone={ORDER_TONES[order.state]}>{ORDER_STATE_LABELS[order.state]}</Tag>
          {order.isLate && <Tag tone="red">{order.escalatedAt ? '逾期升级' : '逾期'}</Tag>}
        </span>
      ),
    },
    { key: 'ticket', title: '工单', width: 168, cell: ticketsText },
    { key: 'issuer', title: '签发', width: 132, cell: (order) => order.issuerName },
    { key: 'addressee', title: '承办', width: 132, cell: (order) => order.addresseeName },
    { key: 'demand', title: '要求', cell: (order) => order.demand },
    { key: 'due', title: '回复期限', width: 140, cell: (order) => <Due order={order} now={now} /> },
    {
      key: 'issuedAt',
      title: '签发时间',
      width: 130,
      align: 'right',
      cell: (order) => (order.issuedAt ? listTime(now, fromIso(order.issuedAt)) : '—'),
    },
  ];
}

/** `261122 48371 等 3 件`. */
function ticketsText({ ticketNumber, ticketCount }: OrderCard): string {
  const others = ticketCount > 1 ? ` 等 ${ticketCount} 件` : '';
  return numberText(ticketNumber) + others;
}

/** How far the reply is; only an issued order waits for one. */
function Due({ order: { state, dueAt }, now }: { order: OrderCard; now: Instant }) {
  if (!dueAt) return <span className="secondary">—</span>;
  if (state !== 'issued') return <>{friendlyTime(now, fromIso(dueAt))}</>;
  const { late, text } = deadlineText(now, fromIso(dueAt));
  return <span className={late ? 'deadline-late' : undefined}>{text}</span>;
}
