import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import {
  friendlyTime,
  fromIso,
  numberText,
  STATE_LABELS,
  TICKET_STANDING_LABELS,
  type Instant,
  type OrderTicketView,
  type OrderView,
} from '@wide-angle/shared';
import { createIntentKeys } from '../../lib/intent-key.ts';
import { freshOrderOf } from '../../lib/problem.ts';
import { useApi, useNow } from '../../lib/services.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { FormDialog } from '../../ui/form/form-dialog.tsx';
import { textIn, type Option } from '../../ui/form/fields.ts';
import { Tag } from '../../ui/tag.tsx';
import { STATE_TONES } from '../../ui/tones.ts';
import { useTakeFreshOrder } from './queries.ts';

/** The tickets of an order as they stand now; a draft takes in more. */
export function OrderTickets({ order }: { order: OrderView }) {
  const now = useNow();
  const [isAdding, setAdding] = useState(false);
  return (
    <section className="card" aria-labelledby="order-tickets-title">
      <h2 id="order-tickets-title">督办的工单（{order.ticketCount} 件）</h2>
      <DataTable
        caption="督办的工单"
        columns={columnsAt(now)}
        rows={order.tickets}
        rowKey={({ id }) => id}
      />
      {order.mayAddTickets && (
        <p>
          <Button onClick={() => setAdding(true)}>加入工单</Button>
        </p>
      )}
      {isAdding && <AddTicketDialog order={order} onClose={() => setAdding(false)} />}
    </section>
  );
}

function columnsAt(now: Instant): readonly Column<OrderTicketView>[] {
  return [
    {
      key: 'number',
      title: '编号',
      width: 128,
      cell: (ticket) =>
        ticket.isOpenToViewer ? (
          <Link className="row-link tabular" to="/ticket/$id" params={{ id: ticket.id }}>
            {numberText(ticket.number)}
          </Link>
        ) : (
          <span className="tabular">{numberText(ticket.number)}</span>
        ),
    },
    { key: 'where', title: '小区', cell: (ticket) => ticket.estateName },
    { key: 'what', title: '事项', width: 120, cell: (ticket) => ticket.categoryName },
    {
      key: 'at',
      title: '上报',
      width: 130,
      cell: (ticket) => friendlyTime(now, fromIso(ticket.submittedAt)),
    },
    { key: 'state', title: '现在', width: 200, cell: (ticket) => <Standing ticket={ticket} /> },
  ];
}

/** Where the ticket is now; why it is no more part of what was asked for. */
function Standing({ ticket }: { ticket: OrderTicketView }) {
  const { state, standing, leftOut, responsibleName, isLate } = ticket;
  return (
    <span className="tags">
      {state && <Tag tone={STATE_TONES[state]}>{STATE_LABELS[state]}</Tag>}
      {isLate && <Tag tone="red">超时</Tag>}
      {standing === 'moved' && <span className="secondary">已转{responsibleName}</span>}
      {leftOut && (
        <span className="secondary">签发时{TICKET_STANDING_LABELS[leftOut]}，未列入</span>
      )}
    </span>
  );
}

const FOUND_MAX = 20;

function AddTicketDialog({ order, onClose }: { order: OrderView; onClose: () => void }) {
  const api = useApi();
  const takeFresh = useTakeFreshOrder();
  const announce = useAnnounce();
  const keyFor = useRef(createIntentKeys());
  const search = async (q: string): Promise<readonly Option[]> => {
    const query = { tile: 'open', responsibleId: order.addresseeId, q, limit: FOUND_MAX };
    const { items } = await api.tickets.list({ query });
    const known = new Set(order.tickets.map(({ id }) => id));
    return items
      .filter((card) => !known.has(card.id))
      .map((card) => ({
        value: card.id,
        label: `${numberText(card.number)} ${card.estateName} ${card.categoryName}`,
        hint: card.excerpt,
      }));
  };
  return (
    <FormDialog
      title="加入工单"
      intro={`由${order.addresseeName}承办、还没有结束的工单，可以一并督办。`}
      fields={() => [
        {
          kind: 'pick',
          name: 'ticketId',
          label: '工单',
          placeholder: '输入工单编号或内容',
          isRequired: true,
          search,
        },
      ]}
      submitLabel="加入"
      onSubmit={async (values) => {
        const body = { version: order.version, ticketIds: [textIn(values, 'ticketId')] };
        try {
          const idempotencyKey = keyFor.current(body);
          takeFresh(
            await api.orders.addTickets({ params: { id: order.id }, body, idempotencyKey }),
          );
        } catch (error) {
          const fresh = freshOrderOf(error);
          if (fresh) takeFresh(fresh);
          throw error;
        }
        announce('已加入督办单。');
        onClose();
      }}
      onClose={onClose}
    />
  );
}
