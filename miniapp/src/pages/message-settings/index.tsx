import { type MessageSettingsBody } from '@wide-angle/shared';
import { useState } from 'react';
import { KindsCard, QuietCard, WechatNotice } from '../../features/inbox/message-settings';
import { RemindMe } from '../../features/inbox/remind-me';
import { afterTap, withQuiet } from '../../features/inbox/settings-model';
import { api } from '../../lib/api/clients';
import { statusOf, useLoad } from '../../lib/load/use-load';
import { useRequiredSession } from '../../lib/session/use-required-session';
import { toastError } from '../../platform/feedback';
import { Empty } from '../../ui/empty';
import { Page } from '../../ui/page';

/** 消息设置: which messages come how, and when the phone stays silent. Each tap is kept at once. */
export default function MessageSettingsPage() {
  const session = useRequiredSession('messageSettings', {});
  const settings = useLoad('message-settings', () => api.messageSettings.get(), {
    when: session !== null,
  });
  const [busy, setBusy] = useState(false);
  const { data } = settings;
  const save = async (body: MessageSettingsBody | null) => {
    if (!body || busy) return;
    setBusy(true);
    try {
      settings.set(await api.messageSettings.save({ body }));
    } catch (error) {
      toastError(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Page status={statusOf(settings)}>
      {data === null ? null : data.rows.length === 0 ? (
        <Empty title="没有可设置的消息" text="当前身份不接收工单消息。" />
      ) : (
        <>
          <KindsCard
            view={data}
            onTap={(row, channel) => void save(afterTap(data, row, channel))}
          />
          <WechatNotice />
          <RemindMe keys={['progress', 'task', 'alarm']} />
          <QuietCard quiet={data.quiet} onChange={(quiet) => void save(withQuiet(data, quiet))} />
        </>
      )}
    </Page>
  );
}
