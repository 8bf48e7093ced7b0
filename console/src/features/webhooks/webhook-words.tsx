import {
  WEBHOOK_KIND_LABELS,
  WEBHOOK_KINDS,
  WEBHOOK_TEST_KIND,
  WEBHOOK_TEST_LABEL,
  type WebhookAttemptView,
  type WebhookView,
} from '@wide-angle/shared';
import { Tag } from '../../ui/tag.tsx';
import type { ToneName } from '../../ui/theme.ts';

/** Whether deliveries go out. */
export function WebhookState({ webhook: { isActive, canSign } }: { webhook: WebhookView }) {
  if (!canSign) return <Tag tone="red">密钥失效</Tag>;
  return isActive ? <Tag tone="closed">推送中</Tag> : <Tag tone="ended">已暂停</Tag>;
}

/** Which happenings, as short as a table wants it. */
export function kindsText({ kinds }: WebhookView): string {
  if (kinds.length === WEBHOOK_KINDS.length) return '全部事件';
  const labels = kinds.map((kind) => WEBHOOK_KIND_LABELS[kind]);
  return labels.length > 3
    ? `${labels.slice(0, 3).join('、')}等 ${labels.length} 类`
    : labels.join('、');
}

export function attemptLabel({ kind }: WebhookAttemptView): string {
  return kind === WEBHOOK_TEST_KIND ? WEBHOOK_TEST_LABEL : WEBHOOK_KIND_LABELS[kind];
}

const OUTCOMES: Readonly<Record<WebhookAttemptView['outcome'], { word: string; tone: ToneName }>> =
  {
    delivered: { word: '已送达', tone: 'closed' },
    retrying: { word: '失败，待重试', tone: 'yellow' },
    givenUp: { word: '失败，已停止', tone: 'red' },
  };

export function OutcomeTag({ outcome }: Pick<WebhookAttemptView, 'outcome'>) {
  const { word, tone } = OUTCOMES[outcome];
  return <Tag tone={tone}>{word}</Tag>;
}
