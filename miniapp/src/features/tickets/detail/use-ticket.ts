import { type EventView, type Instant, type PolicyView, type TicketView } from '@wide-angle/shared';
import { useState } from 'react';
import { api } from '../../../lib/api/clients';
import { useLoad, type Loaded } from '../../../lib/load/use-load';
import { usePagedList, type PagedList } from '../../../lib/load/use-paged-list';
import { usePolicyOf } from '../../../lib/policy/use-policy';
import { useSession } from '../../../lib/session/session';
import { useNow } from '../../../lib/time/use-now';

/** One ticket with all that its page shows. */
export interface OneTicket {
  ticket: Loaded<TicketView>;
  events: PagedList<EventView>;
  policy: PolicyView | null;
  now: Instant;
  /** A sentence about a change that the person did not make; null when it was read. */
  news: string | null;
  dismissNews: () => void;
  /** Takes what an action gave; null asks the server anew. */
  take: (ticket: TicketView | null, message: string | null) => void;
  reload: () => Promise<void>;
}

/** Loads a ticket, its timeline and the words of its limits. */
export function useTicket(id: string): OneTicket {
  const { me, current } = useSession();
  const who = `${me?.personId ?? ''}.${current?.postId ?? ''}`;
  const now = useNow();
  const [news, setNews] = useState<string | null>(null);
  const options = { when: me !== null && id !== '' };
  const ticket = useLoad(`ticket.${id}.${who}`, () => api.ticket.get({ params: { id } }), options);
  const events = usePagedList<EventView>(
    `events.${id}.${who}`,
    {
      load: (cursor) => api.ticket.timeline({ params: { id }, query: { cursor } }),
      idOf: (event) => String(event.seq),
    },
    options,
  );
  const policy = usePolicyOf(ticket.data);
  const take = (fresh: TicketView | null, message: string | null) => {
    setNews(message);
    if (fresh) ticket.set(fresh);
    else void ticket.reload();
    void events.reload();
  };
  const reload = async () => {
    await Promise.all([ticket.reload(), events.reload()]);
  };
  const dismissNews = () => setNews(null);
  return { ticket, events, policy: policy.data, now, news, dismissNews, take, reload };
}
