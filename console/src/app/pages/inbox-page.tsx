import { Inbox } from '../../features/inbox/inbox.tsx';
import { usePageTitle } from '../../lib/title.ts';

/** Messages of the present capacity. */
export function InboxPage() {
  usePageTitle('消息');
  return <Inbox />;
}
