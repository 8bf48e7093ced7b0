import { type MessageView } from '@wide-angle/shared';
import { api } from '../../lib/api/clients';
import { usePagedList, type PagedList } from '../../lib/load/use-paged-list';
import { useSession } from '../../lib/session/session';
import { setUnread } from '../../lib/session/unread';
import { toastError } from '../../platform/feedback';

/** The messages of the present capacity, and marking them. */
export interface Inbox {
  list: PagedList<MessageView>;
  hasUnread: boolean;
  /** Marks one as read, at once on the screen; the server is told meanwhile. */
  markRead: (id: string) => void;
  markAll: () => void;
}

const read = (message: MessageView): MessageView => ({ ...message, isRead: true });

/** Messages, newest first. */
export function useInbox(): Inbox {
  const { me, current } = useSession();
  const who = `${me?.personId ?? ''}.${current?.postId ?? ''}`;
  const list = usePagedList<MessageView>(
    `inbox.${who}`,
    {
      load: (cursor) => api.inbox.list({ query: { cursor } }),
      idOf: (message) => message.id,
    },
    { keepAs: `inbox.${who}`, when: me !== null },
  );
  const tell = async (id?: string) => {
    try {
      setUnread((await api.inbox.read({ body: { id } })).unread);
    } catch (error) {
      // A single mark is made up for by the next opening; "all" was asked for in so many words.
      if (id === undefined) toastError(error);
    }
  };
  return {
    list,
    hasUnread: (list.data ?? []).some((message) => !message.isRead),
    markRead: (id) => {
      list.change((rows) => rows.map((row) => (row.id === id ? read(row) : row)));
      void tell(id);
    },
    markAll: () => {
      list.change((rows) => rows.map(read));
      void tell();
    },
  };
}
