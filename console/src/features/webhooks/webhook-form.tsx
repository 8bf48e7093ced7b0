import { useRef } from 'react';
import {
  WEBHOOK_KIND_LABELS,
  WEBHOOK_KINDS,
  WEBHOOK_NAME_MAX,
  WEBHOOK_URL_MAX,
  type WebhookBodyInput,
  type WebhookKind,
  type WebhookView,
} from '@wide-angle/shared';
import { createIntentKeys } from '../../lib/intent-key.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { FormDialog } from '../../ui/form/form-dialog.tsx';
import { severalIn, textIn, type FieldSpec, type Values } from '../../ui/form/fields.ts';
import { useKeepWebhook } from './queries.ts';

const FIELDS: readonly FieldSpec[] = [
  {
    ...{ kind: 'text', name: 'name', label: '名称', rows: 1, isRequired: true },
    max: WEBHOOK_NAME_MAX,
    hint: '对方系统叫什么，例如“市 12345 平台”。',
  },
  {
    ...{ kind: 'text', name: 'url', label: '推送地址', rows: 1, isRequired: true },
    max: WEBHOOK_URL_MAX,
    hint: '由对方提供，以 https:// 开头。政务内网地址须由运维人员先放行。',
  },
  {
    ...{ kind: 'several', name: 'kinds', label: '推送哪些事件', isRequired: true },
    options: WEBHOOK_KINDS.map((value) => ({ value, label: WEBHOOK_KIND_LABELS[value] })),
  },
];

interface WebhookFormProps {
  /** Null to enter another. */
  webhook: WebhookView | null;
  onKept: (webhook: WebhookView) => void;
  onClose: () => void;
}

/** Name, address and kinds of happenings of one system. */
export function WebhookForm({ webhook, onKept, onClose }: WebhookFormProps) {
  const keep = useKeepWebhook();
  const announce = useAnnounce();
  const keyFor = useRef(createIntentKeys());
  const submit = async (values: Values) => {
    const body = bodyOf(values, webhook);
    const kept = await keep(webhook?.id ?? null, body, keyFor.current(body));
    announce(webhook ? '已保存' : '已新增推送对象');
    onKept(kept);
  };
  return (
    <FormDialog
      title={webhook ? '修改推送对象' : '新增推送对象'}
      intro={webhook ? undefined : '保存后生成密钥，只显示一次，请当场交给对方。'}
      fields={() => FIELDS}
      initial={initialOf(webhook)}
      submitLabel={webhook ? '保存' : '新增'}
      onSubmit={submit}
      onClose={onClose}
    />
  );
}

function initialOf(webhook: WebhookView | null): Values {
  if (!webhook) return { kinds: WEBHOOK_KINDS };
  const { name, url, kinds } = webhook;
  return { name, url, kinds };
}

function bodyOf(values: Values, webhook: WebhookView | null): WebhookBodyInput {
  return {
    name: textIn(values, 'name'),
    url: textIn(values, 'url'),
    kinds: severalIn(values, 'kinds') as WebhookKind[],
    isActive: webhook?.isActive ?? true,
  };
}
