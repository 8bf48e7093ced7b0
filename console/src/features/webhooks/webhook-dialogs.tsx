import { useRef } from 'react';
import type { WebhookView } from '@wide-angle/shared';
import { createIntentKeys } from '../../lib/intent-key.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { FormDialog } from '../../ui/form/form-dialog.tsx';
import { useRemoveWebhook, useRenewSecret } from './queries.ts';

const NO_FIELDS = () => [];

interface RenewDialogProps {
  webhook: WebhookView;
  onRenewed: (webhook: WebhookView) => void;
  onClose: () => void;
}

/** Asks before the old secret is worth nothing any more. */
export function RenewDialog({ webhook: { id, name }, onRenewed, onClose }: RenewDialogProps) {
  const renew = useRenewSecret();
  // Of this dialog: opened again, it means another secret.
  const keyFor = useRef(createIntentKeys());
  return (
    <FormDialog
      title="更换密钥"
      intro={`更换后，“${name}”的旧密钥立即失效。对方换上新密钥之前，会拒收我方推送，拒收的自动重试。`}
      fields={NO_FIELDS}
      submitLabel="更换密钥"
      isDanger
      onSubmit={async () => onRenewed(await renew(id, keyFor.current(id)))}
      onClose={onClose}
    />
  );
}

interface RemoveDialogProps {
  webhook: WebhookView;
  onRemoved: () => void;
  onClose: () => void;
}

/** Asks before a system is forgotten. */
export function RemoveDialog({ webhook: { id, name }, onRemoved, onClose }: RemoveDialogProps) {
  const remove = useRemoveWebhook();
  const announce = useAnnounce();
  const submit = () =>
    remove(id, () => {
      announce('已删除推送对象');
      onRemoved();
    });
  return (
    <FormDialog
      title="删除推送对象"
      intro={`删除“${name}”后不再推送，等待重试的也不再发送，推送记录一并删除，不能恢复。只想停一段时间，请用“暂停推送”。`}
      fields={NO_FIELDS}
      submitLabel="删除"
      isDanger
      onSubmit={submit}
      onClose={onClose}
    />
  );
}
