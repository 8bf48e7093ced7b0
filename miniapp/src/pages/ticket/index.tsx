import { TicketDetail, useTicket, useTicketActions } from '../../features/tickets';
import { asOfText, statusOf } from '../../lib/load/use-load';
import { useOnReturn } from '../../lib/load/use-on-return';
import { useRequiredSession } from '../../lib/session/use-required-session';
import { useQuery } from '../../platform/navigation';
import { Page } from '../../ui/page';
import { Skeleton } from '../../ui/skeleton';

/** One ticket, whole, for everybody who may see it. */
export default function TicketPage() {
  const { id = '' } = useQuery('ticket');
  useRequiredSession('ticket', { id });
  const one = useTicket(id);
  const { data } = one.ticket;
  const { footer, sheets } = useTicketActions(data, one, one.take);
  useOnReturn(() => void one.reload());
  return (
    <Page
      status={statusOf(one.ticket)}
      asOf={asOfText(one.ticket)}
      skeleton={<Skeleton cards={3} lines={5} />}
      footer={footer}
    >
      {data ? <TicketDetail one={one} ticket={data} /> : null}
      {sheets}
    </Page>
  );
}
