import { Link } from '@tanstack/react-router';
import { friendlyTime, fromIso, type Instant, type WebhookAttemptView } from '@wide-angle/shared';
import { useNow } from '../../lib/services.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { EmptyState, ErrorNotice } from '../../ui/notices.tsx';
import { useWebhookAttempts } from './queries.ts';
import { attemptLabel, OutcomeTag } from './webhook-words.tsx';

/** What was tried to deliver to one system, newest first. */
export function WebhookAttempts({ id }: { id: string }) {
  const list = useWebhookAttempts(id);
  const rows = list.data?.pages.flatMap((page) => page.items) ?? null;
  return (
    <section aria-labelledby="attempts-title" className="page-section">
      <header className="section-head">
        <h2 id="attempts-title">最近推送</h2>
        <span className="secondary">
          失败的隔 5 秒起重试，间隔逐次加倍，共 12 次，仍失败的转入
          <Link to="/dead-letters">未送达</Link>。记录保留 30 天。
        </span>
      </header>
      {list.isError && !rows ? (
        <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <div className="card table-card">
          <Rows rows={rows} />
          <MoreButton list={list} />
        </div>
      )}
    </section>
  );
}

function Rows({ rows }: { rows: readonly WebhookAttemptView[] | null }) {
  const now = useNow();
  if (rows?.length === 0)
    return (
      <EmptyState title="还没有推送">
        有对应的事件时自动推送；也可以先“发送测试”，看对方收不收得到。
      </EmptyState>
    );
  return (
    <DataTable caption="最近推送" columns={columns(now)} rows={rows} rowKey={({ id }) => id} />
  );
}

function columns(now: Instant): Column<WebhookAttemptView>[] {
  return [
    {
      key: 'at',
      title: '时间',
      width: 150,
      cell: ({ at }) => friendlyTime(now, fromIso(at)),
    },
    { key: 'kind', title: '事件', width: 170, cell: attemptLabel },
    { key: 'ticket', title: '工单', width: 140, cell: ({ ticketNumber }) => ticketNumber ?? '—' },
    {
      key: 'attempt',
      title: '第几次',
      width: 80,
      align: 'right',
      cell: ({ attempt }) => `${attempt}`,
    },
    {
      key: 'outcome',
      title: '结果',
      width: 150,
      cell: ({ outcome }) => <OutcomeTag outcome={outcome} />,
    },
    {
      key: 'status',
      title: '对方应答',
      width: 100,
      align: 'right',
      cell: ({ status }) => (status === null ? '无' : `${status}`),
    },
    { key: 'reason', title: '原因', cell: ({ reason }) => reason ?? '' },
  ];
}
