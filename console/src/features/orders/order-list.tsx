import { Link } from '@tanstack/react-router';
import { Segmented } from 'antd';
import {
  deadlineText,
  friendlyTime,
  fromIso,
  numberText,
  ORDER_STATE_LABELS,
  ORDER_STATES,
  type Instant,
  type OrderCard,
  type OrderState,
} from '@wide-angle/shared';
import { useNow } from '../../lib/services.ts';
import { listTime } from '../../lib/times.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { EmptyState, ErrorNotice } from '../../ui/notices.tsx';
import { Tag } from '../../ui/tag.tsx';
import { ORDER_TONES } from '../../ui/tones.ts';
import { useOrderList } from './queries.ts';

interface OrderListProps {
  state: OrderState | undefined;
  onState: (state: OrderState | undefined) => void;
}

/** Supervision orders, newest first. */
export function OrderList({ state, onState }: OrderListProps) {
  const now = useNow();
  const list = useOrderList(state);
  const rows = list.data?.pages.flatMap((page) => page.items) ?? null;
  return (
    <>
      <header className="page-head">
        <h1 tabIndex={-1}>督办单</h1>
        <span className="secondary">本单位签发、收到和辖区内的督办单</span>
      </header>
      <div className="filters">
        <Segmented
          aria-label="督办单状态"
          value={state ?? 'all'}
          options={[
            { value: 'all', label: '全部' },
            ...ORDER_STATES.map((value) => ({ value, label: ORDER_STATE_LABELS[value] })),
          ]}
          onChange={(value) => onState(value === 'all' ? undefined : (value as OrderState))}
        />
      </div>
      {list.isError && !rows ? (
        <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <div className="card table-card">
          {rows?.length === 0 ? (
            <EmptyState title="没有督办单">
              在工单页签发督办；超时升到住建局的工单，会自动拟出待签发的督办单。
            </EmptyState>
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

function columnsAt(now: Instant): readonly Column<OrderCard>[] {
  return [
    {
      key: 'number',
      title: '文号',
      width: 140,
      cell: (order) => (
        <Link className="row-link tabular" to="/orders/$id" params={{ id: order.id }}>
          {order.number ?? '未编号'}
        </Link>
      ),
    },
    {
      key: 'state',
      title: '状态',
      width: 136,
      cell: (order) => (
        <span className="tags">
          <Tag tone={ORDER_TONES[order.state]}>{ORDER_STATE_LABELS[order.state]}</Tag>
          {order.isLate && <Tag tone="red">逾期</Tag>}
        </span>
      ),
    },
    { key: 'ticket', title: '工单', width: 124, cell: (order) => numberText(order.ticketNumber) },
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

/** How far the reply is; only an issued order waits for one. */
function Due({ order: { state, dueAt }, now }: { order: OrderCard; now: Instant }) {
  if (!dueAt) return <span className="secondary">—</span>;
  if (state !== 'issued') return <>{friendlyTime(now, fromIso(dueAt))}</>;
  const { late, text } = deadlineText(now, fromIso(dueAt));
  return <span className={late ? 'deadline-late' : undefined}>{text}</span>;
}
