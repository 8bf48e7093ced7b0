import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { friendlyTime, fromIso, type Instant, type WebhookView } from '@wide-angle/shared';
import { useNow } from '../../lib/services.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState, ErrorNotice } from '../../ui/notices.tsx';
import { useWebhooks } from './queries.ts';
import { SecretDialog } from './secret-dialog.tsx';
import { WebhookForm } from './webhook-form.tsx';
import { kindsText, WebhookState } from './webhook-words.tsx';

/** Systems outside that are told of happenings, and the way to enter another. */
export function WebhookList() {
  const list = useWebhooks();
  const [isAdding, setAdding] = useState(false);
  const [made, setMade] = useState<WebhookView | null>(null);
  return (
    <>
      <header className="page-head">
        <h1 tabIndex={-1}>外部推送</h1>
        <span className="secondary">
          把工单和督办单的变化推送给市级平台、12345 等系统，不含上报人的任何信息。
        </span>
        <Button type="primary" onClick={() => setAdding(true)}>
          新增推送对象
        </Button>
      </header>
      {list.isError && !list.data ? (
        <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <div className="card table-card">
          <Systems rows={list.data ?? null} />
        </div>
      )}
      <p className="secondary page-foot">
        多次尝试仍失败的推送见<Link to="/dead-letters">未送达</Link>，排除原因后可以重新发送。
      </p>
      {isAdding && (
        <WebhookForm
          webhook={null}
          onClose={() => setAdding(false)}
          onKept={(kept) => {
            setAdding(false);
            setMade(kept);
          }}
        />
      )}
      {made && <SecretDialog webhook={made} onClose={() => setMade(null)} />}
    </>
  );
}

function Systems({ rows }: { rows: readonly WebhookView[] | null }) {
  const now = useNow();
  if (rows?.length === 0)
    return (
      <EmptyState title="还没有推送对象">
        对方系统提供接收地址后，点“新增推送对象”，把生成的密钥交给对方。
      </EmptyState>
    );
  return (
    <DataTable caption="推送对象" columns={columns(now)} rows={rows} rowKey={({ id }) => id} />
  );
}

function columns(now: Instant): Column<WebhookView>[] {
  return [
    {
      key: 'name',
      title: '名称',
      width: 240,
      cell: ({ id, name }) => (
        <Link to="/webhooks/$id" params={{ id }} className="row-link">
          {name}
        </Link>
      ),
    },
    { key: 'url', title: '推送地址', cell: ({ url }) => url },
    { key: 'kinds', title: '事件', width: 320, cell: kindsText },
    {
      key: 'state',
      title: '状态',
      width: 110,
      cell: (webhook) => <WebhookState webhook={webhook} />,
    },
    {
      key: 'createdAt',
      title: '添加时间',
      width: 150,
      align: 'right',
      cell: ({ createdAt }) => friendlyTime(now, fromIso(createdAt)),
    },
  ];
}
