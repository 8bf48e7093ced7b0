import { useEffect, useRef } from 'react';
import { RemindMe } from '../../features/inbox/remind-me';
import { TicketDetail, useTicket, useTicketActions } from '../../features/tickets';
import { asOfText, statusOf } from '../../lib/load/use-load';
import { useOnReturn } from '../../lib/load/use-on-return';
import { useRequiredSession } from '../../lib/session/use-required-session';
import { useQuery } from '../../platform/navigation';
import { setTitle } from '../../platform/title';
import { Page } from '../../ui/page';
import { Skeleton } from '../../ui/skeleton';

/** One ticket, whole, for everybody who may see it. */
export default function TicketPage() {
  const { id = '', open } = useQuery('ticket');
  const session = useRequiredSession('ticket', { id, open });
  const one = useTicket(id);
  const { data } = one.ticket;
  const { footer, sheets, start } = useTicketActions(data, one, one.take);
  const opened = useRef(false);
  useEffect(() => {
    // Opened for one action, e.g. 派单 in a list; where it is refused by now, the page itself says why.
    const wanted = data?.actions.find((one) => one.action === open && one.refusal === null);
    if (!data || opened.current) return;
    opened.current = true;
    if (wanted) start(wanted.action);
  }, [data, open, start]);
  useOnReturn(() => void one.reload());
  const isOwner = session?.role === 'resident';
  useEffect(() => setTitle(isOwner ? '诉求详情' : '工单详情'), [isOwner]);
  return (
    <Page
      status={statusOf(one.ticket)}
      asOf={asOfText(one.ticket)}
      skeleton={<Skeleton cards={3} lines={5} />}
      footer={footer}
    >
      {data ? <TicketDetail one={one} ticket={data} /> : null}
      {data?.state === 'processing' && data.relations.includes('handler') ? (
        <RemindMe keys={['task', 'alarm']} />
      ) : null}
      {sheets}
    </Page>
  );
}
