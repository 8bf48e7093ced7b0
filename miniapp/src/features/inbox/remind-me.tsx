import { type TemplateKey } from '@wide-angle/shared';
import { useEffect, useState } from 'react';
import { api } from '../../lib/api/clients';
import { useLoad } from '../../lib/load/use-load';
import { useSending } from '../../lib/api/intent';
import { toast, toastError } from '../../platform/feedback';
import { askToSubscribe, canSubscribe } from '../../platform/subscribe';
import { Button } from '../../ui/button';

/** Offers WeChat's messages where they make sense; nothing in a browser, or where WeChat is not set up. */
export function RemindMe({ keys }: { keys: readonly TemplateKey[] }) {
  return canSubscribe() ? <Offer keys={keys} /> : null;
}

function Offer({ keys }: { keys: readonly TemplateKey[] }) {
  // Known before the tap: WeChat asks only as the first thing after it.
  const settings = useLoad('message-settings', () => api.messageSettings.get());
  const [done, setDone] = useState(false);
  const allow = useSending((idempotencyKey, templateIds: string[]) =>
    api.messageSettings.allow({ body: { templateIds }, idempotencyKey }),
  );
  const templates = (settings.data?.templates ?? []).filter(({ key }) => keys.includes(key));
  useEffect(() => {
    if (allow.error) toastError(allow.error);
  }, [allow.error]);
  if (done || templates.length === 0) return null;
  const ask = async () => {
    const accepted = await askToSubscribe(templates.map(({ id }) => id));
    if (accepted.length === 0 || (await allow.run(accepted)) === null) return;
    setDone(true);
    toast('有进展时用微信提醒您');
  };
  return (
    <Button icon="bell" onTap={() => void ask()}>
      用微信提醒我
    </Button>
  );
}
