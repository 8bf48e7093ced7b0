import { MessageSettings } from '../../features/inbox/message-settings.tsx';
import { usePageTitle } from '../../lib/title.ts';

/** How the person wants to be told. */
export function MessageSettingsPage() {
  usePageTitle('消息设置');
  return <MessageSettings />;
}
