import { getRouteApi } from '@tanstack/react-router';
import { WebhookPage } from '../../features/webhooks/webhook-page.tsx';
import { usePageTitle } from '../../lib/title.ts';

const route = getRouteApi('/webhooks/$id');

/** One system that is told. */
export function WebhookRoutePage() {
  const { id } = route.useParams();
  usePageTitle('推送对象');
  return <WebhookPage key={id} id={id} />;
}
