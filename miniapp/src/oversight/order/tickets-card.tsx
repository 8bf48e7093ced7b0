import { numberText, STATE_LABELS, type OrderView } from '@wide-angle/shared';
import { useRef, useState } from 'react';
import { ticketNote } from '../../features/desk/orders/order-model';
import { titleOf } from '../../features/tickets';
import { api } from '../../lib/api/clients';
import { intentKey } from '../../lib/api/intent';
import { useLoad } from '../../lib/load/use-load';
import { tick, toast } from '../../platform/feedback';
import { open } from '../../platform/navigation';
import { ProblemError, problemText } from '../../platform/problem-error';
import { Card } from '../../ui/card';
import { Cell } from '../../ui/cell';
import { Notice } from '../../ui/notice';
import { OptionSheet } from '../../ui/select';
import { Skeleton } from '../../ui/skeleton';

/** So many of the addressee's tickets are offered, what burns first on top. */
const OFFERED = 50;

interface TicketsCardProps {
  order: OrderView;
  /** The order as it is now; null where it has to be asked for again. */
  onOrder: (order: OrderView | null) => void;
}

/** The tickets of the order as they stand now; those that went to others do not open. A draft takes in more. */
export function TicketsCard({ order, onOrder }: TicketsCardProps) {
  return (
    <Card flush title={`督办的工单（${order.ticketCount} 件）`}>
      {order.tickets.map((ticket) => (
        <Cell
          key={ticket.id}
          icon="list"
          title={`${ticket.estateName}，${ticket.categoryName}`}
          note={`${numberText(ticket.number)}，${ticketNote(ticket)}`}
          onTap={ticket.isOpenToViewer ? () => void open('ticket', { id: ticket.id }) : undefined}
        />
      ))}
      {order.mayAddTickets ? <AddTicket order={order} onOrder={onOrder} /> : null}
    </Card>
  );
}

/** Takes another ticket of the addressee into a draft, so that one order asks for all of them. */
function AddTicket({ order, onOrder }: TicketsCardProps) {
  const [choosing, setChoosing] = useState(false);
  const { add, busy, failure } = useAddTicket(order, onOrder);
  return (
    <>
      {failure ? <Notice tone="red" text={failure} /> : null}
      <Cell
        icon="plus"
        title="另加工单"
        note={busy ? '正在加入…' : `由${order.addresseeName}承办的，一并督办`}
        onTap={() => setChoosing(true)}
      />
      {choosing ? (
        <TicketChoice
          order={order}
          onChoose={(id) => {
            setChoosing(false);
            void add(id);
          }}
          onClose={() => setChoosing(false)}
        />
      ) : null}
    </>
  );
}

function TicketChoice(props: {
  order: OrderView;
  onChoose: (id: string) => void;
  onClose: () => void;
}) {
  const { addresseeId: responsibleId, tickets } = props.order;
  const found = useLoad(`order.more.${responsibleId}`, async () => {
    const query = { tile: 'open', responsibleId, limit: OFFERED };
    return (await api.ticket.list({ query })).items;
  });
  if (found.data === null && found.error) {
    return (
      <Notice
        tone="red"
        text={problemText(found.error)}
        action="再试"
        onAction={() => void found.reload()}
      />
    );
  }
  if (found.data === null) return <Skeleton cards={1} lines={1} />;
  const options = found.data
    .filter(({ id }) => !tickets.some((ticket) => ticket.id === id))
    .map((card) => ({
      value: card.id,
      label: `${titleOf(card)}（${STATE_LABELS[card.state]}）`,
      note: `${numberText(card.number)} ${card.estateName}`,
    }));
  return (
    <OptionSheet
      title="另加工单"
      options={options}
      value={null}
      onChoose={props.onChoose}
      onClose={props.onClose}
    />
  );
}

function useAddTicket(order: OrderView, onOrder: TicketsCardProps['onOrder']) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const key = useRef(intentKey());
  const add = async (ticketId: string) => {
    if (busy) return;
    setBusy(true);
    setFailure(null);
    try {
      const body = { version: order.version, ticketIds: [ticketId] };
      const idempotencyKey = key.current.current();
      onOrder(await api.order.addTickets({ params: { id: order.id }, body, idempotencyKey }));
      key.current.settle();
      tick();
      toast('已加入督办单');
    } catch (error) {
      key.current.settle(error);
      setFailure(problemText(error));
      if (error instanceof ProblemError) onOrder(null);
    } finally {
      setBusy(false);
    }
  };
  return { add, busy, failure };
}
