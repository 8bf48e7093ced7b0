import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import {
  friendlyTime,
  fromIso,
  WEBHOOK_KIND_LABELS,
  type WebhookAttemptView,
  type WebhookView,
} from '@wide-angle/shared';
import { sentenceOfError } from '../../lib/problem.ts';
import { useNow } from '../../lib/services.ts';
import { EmptyState, ErrorNotice, Notice } from '../../ui/notices.tsx';
import { CardSkeleton } from '../../ui/skeleton.tsx';
import { useTestWebhook, useToggleWebhook, useWebhooks } from './queries.ts';
import { RemoveDialog, RenewDialog } from './webhook-dialogs.tsx';
import { SecretDialog } from './secret-dialog.tsx';
import { WebhookAttempts } from './webhook-attempts.tsx';
import { WebhookForm } from './webhook-form.tsx';
import { WebhookState } from './webhook-words.tsx';

/** One system: what it is told, what can be done about it, and what was tried to deliver. */
export function WebhookPage({ id }: { id: string }) {
  const list = useWebhooks();
  const webhook = list.data?.find((one) => one.id === id);
  if (webhook) return <Content webhook={webhook} />;
  if (list.isError) return <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <CardSkeleton lines={5} />;
  return (
    <div className="card">
      <EmptyState title="没有找到这个推送对象">
        它可能已被删除。<Link to="/webhooks">看全部推送对象</Link>
      </EmptyState>
    </div>
  );
}

function Content({ webhook }: { webhook: WebhookView }) {
  return (
    <>
      <header className="page-head">
        <h1 tabIndex={-1}>{webhook.name}</h1>
        <WebhookState webhook={webhook} />
        <Link to="/webhooks" className="head-link">
          全部推送对象
        </Link>
      </header>
      <Facts webhook={webhook} />
      <WebhookAttempts id={webhook.id} />
    </>
  );
}

function Facts({ webhook }: { webhook: WebhookView }) {
  const now = useNow();
  return (
    <section className="card" aria-label="推送设置">
      <dl className="facts">
        <dt>推送地址</dt>
        <dd className="words">{webhook.url}</dd>
        <dt>推送事件</dt>
        <dd>{webhook.kinds.map((kind) => WEBHOOK_KIND_LABELS[kind]).join('、')}</dd>
        <dt>密钥</dt>
        <dd>已加密保存，不能查看，只能更换</dd>
        <dt>添加时间</dt>
        <dd>{friendlyTime(now, fromIso(webhook.createdAt))}</dd>
      </dl>
      {!webhook.canSign && (
        <Notice tone="red">
          密钥解不开：服务器的主密钥换过，现在不能推送。请运维人员恢复旧的主密钥，或更换密钥并交给对方。
        </Notice>
      )}
      <Actions webhook={webhook} />
    </section>
  );
}

type Open = 'change' | 'renew' | 'remove' | null;

function Actions({ webhook }: { webhook: WebhookView }) {
  const [open, setOpen] = useState<Open>(null);
  const test = useTestWebhook(webhook.id);
  const toggle = useToggleWebhook();
  return (
    <>
      <div className="action-bar" role="group" aria-label="可以做的事">
        <Button type="primary" loading={test.isPending} onClick={() => test.mutate()}>
          发送测试
        </Button>
        <Button onClick={() => setOpen('change')}>修改</Button>
        <Button loading={toggle.isPending} onClick={() => toggle.mutate(webhook)}>
          {webhook.isActive ? '暂停推送' : '恢复推送'}
        </Button>
        <Button onClick={() => setOpen('renew')}>更换密钥</Button>
        <Button danger onClick={() => setOpen('remove')}>
          删除
        </Button>
      </div>
      {test.isError && <Notice tone="red">{sentenceOfError(test.error)}</Notice>}
      {test.data && !test.isPending && <TestResult told={test.data} />}
      {toggle.isError && <Notice tone="red">{sentenceOfError(toggle.error)}</Notice>}
      <Dialogs webhook={webhook} open={open} onClose={() => setOpen(null)} />
    </>
  );
}

/** What the system answered to the test. */
function TestResult({ told: { outcome, status, reason } }: { told: WebhookAttemptView }) {
  return outcome === 'delivered' ? (
    <Notice tone="processing">测试已送达，对方应答 HTTP {status}。</Notice>
  ) : (
    <Notice tone="red">测试没有送达：{reason}。请与对方核对地址和密钥后再试。</Notice>
  );
}

interface DialogsProps {
  webhook: WebhookView;
  open: Open;
  onClose: () => void;
}

function Dialogs({ webhook, open, onClose }: DialogsProps) {
  const navigate = useNavigate();
  const [renewed, setRenewed] = useState<WebhookView | null>(null);
  const onRenewed = (fresh: WebhookView) => {
    onClose();
    setRenewed(fresh);
  };
  return (
    <>
      {open === 'change' && <WebhookForm webhook={webhook} onKept={onClose} onClose={onClose} />}
      {open === 'renew' && (
        <RenewDialog webhook={webhook} onRenewed={onRenewed} onClose={onClose} />
      )}
      {open === 'remove' && (
        <RemoveDialog
          webhook={webhook}
          onRemoved={() => void navigate({ to: '/webhooks' })}
          onClose={onClose}
        />
      )}
      {renewed && <SecretDialog webhook={renewed} onClose={() => setRenewed(null)} />}
    </>
  );
}
