import { Button } from 'antd';
import { friendlyTime, fromIso, type Instant, type SetAsideTimerView } from '@wide-angle/shared';
import { sentenceOfError } from '../../lib/problem.ts';
import { useNow } from '../../lib/services.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { EmptyState, ErrorNotice, Notice } from '../../ui/notices.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useRetryTimers, useSetAside } from './queries.ts';

/** Tickets whose timers could not be fired: which, why, since when, and a button to try again. */
export function SetAsideList() {
  const list = useSetAside();
  const retry = useRetryTimers();
  const rows = list.data?.pages.flatMap((page) => page.items) ?? null;
  return (
    <>
      <header className="page-head">
        <h1 tabIndex={-1}>停摆的计时</h1>
        <span className="secondary">
          这些工单的亮牌、升级因故障没有执行。排除原因后重试，漏掉的会按原定时间补上。
        </span>
        {Boolean(rows?.length) && (
          <Button loading={retry.isPending} onClick={() => retry.mutate(undefined)}>
            全部重试
          </Button>
        )}
      </header>
      {retry.isError && <Notice tone="red">{sentenceOfError(retry.error)}</Notice>}
      {retry.data && (
        <Notice tone="processing">已安排重试 {retry.data.retried} 件，仍失败的会再次列出。</Notice>
      )}
      {list.isError && !rows ? (
        <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <div className="card table-card">
          <Timers rows={rows} isBusy={retry.isPending} onRetry={(id) => retry.mutate(id)} />
          <MoreButton list={list} />
        </div>
      )}
    </>
  );
}

interface TimersProps {
  rows: readonly SetAsideTimerView[] | null;
  isBusy: boolean;
  onRetry: (ticketId: string) => void;
}

function Timers({ rows, isBusy, onRetry }: TimersProps) {
  const now = useNow();
  if (rows?.length === 0)
    return <EmptyState title="没有停摆的计时">所有工单的计时都在正常执行。</EmptyState>;
  return (
    <DataTable
      caption="停摆的计时"
      columns={columns(now, isBusy, onRetry)}
      rows={rows}
      rowKey={({ ticketId }) => ticketId}
    />
  );
}

function columns(
  now: Instant,
  isBusy: boolean,
  onRetry: (ticketId: string) => void,
): Column<SetAsideTimerView>[] {
  return [
    { key: 'number', title: '工单', width: 160, cell: ({ number }) => number },
    { key: 'kind', title: '原因（故障类别，详情见服务器日志）', cell: ({ kind }) => kind },
    {
      key: 'since',
      title: '停摆开始',
      width: 160,
      cell: ({ since }) => friendlyTime(now, fromIso(since)),
    },
    { key: 'tries', title: '已试', width: 80, align: 'right', cell: ({ tries }) => `${tries} 次` },
    {
      key: 'retryAt',
      title: '下次自动重试',
      width: 170,
      cell: ({ retryAt }) =>
        retryAt ? friendlyTime(now, fromIso(retryAt)) : <Tag tone="red">不再自动重试</Tag>,
    },
    {
      key: 'retry',
      title: '操作',
      width: 120,
      align: 'right',
      cell: ({ ticketId, number }) => (
        <Button
          size="small"
          disabled={isBusy}
          aria-label={`重试 ${number}`}
          onClick={() => onRetry(ticketId)}
        >
          重试
        </Button>
      ),
    },
  ];
}
