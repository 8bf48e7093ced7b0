import { WebhookList } from '../../features/webhooks/webhook-list.tsx';
import { usePageTitle } from '../../lib/title.ts';

/** Systems outside that are told. */
export function WebhooksPage() {
  usePageTitle('外部推送');
  return <WebhookList />;
}
