import { Button } from 'antd';
import { friendlyTime, fromIso, type DeadLetterView, type Instant } from '@wide-angle/shared';
import { sentenceOfError } from '../../lib/problem.ts';
import { useNow } from '../../lib/services.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { EmptyState, ErrorNotice, Notice } from '../../ui/notices.tsx';
import { useDeadLetters, useRetry } from './queries.ts';

/** Where a delivery was to go, in words; what stays in the house has one for all. */
const CONSUMERS: Readonly<Record<string, string>> = {
  wechat: '微信提醒',
  webhook: '外部平台推送',
};

/** Deliveries that were given up: why, since when, and a button to try again. */
export function DeadLetters() {
  const list = useDeadLetters();
  const retry = useRetry();
  const rows = list.data?.pages.flatMap((page) => page.items) ?? null;
  return (
    <>
      <header className="page-head">
        <h1 tabIndex={-1}>未送达</h1>
        <span className="secondary">多次尝试仍失败的提醒和推送。排除原因后可以重新发送。</span>
        {Boolean(rows?.length) && (
          <Button loading={retry.isPending} onClick={() => retry.mutate(undefined)}>
            全部重新发送
          </Button>
        )}
      </header>
      {retry.isError && <Notice tone="red">{sentenceOfError(retry.error)}</Notice>}
      {retry.data && (
        <Notice tone="processing">已重新发送 {retry.data.retried} 条，仍失败的会再次列出。</Notice>
      )}
      {list.isError && !rows ? (
        <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <div className="card table-card">
          <Letters rows={rows} isBusy={retry.isPending} onRetry={(id) => retry.mutate(id)} />
          <MoreButton list={list} />
        </div>
      )}
    </>
  );
}

interface LettersProps {
  rows: readonly DeadLetterView[] | null;
  isBusy: boolean;
  onRetry: (id: string) => void;
}

function Letters({ rows, isBusy, onRetry }: LettersProps) {
  const now = useNow();
  if (rows?.length === 0) return <EmptyState title="没有未送达的">提醒和推送都已送到。</EmptyState>;
  return (
    <DataTable
      caption="未送达的提醒和推送"
      columns={columns(now, isBusy, onRetry)}
      rows={rows}
      rowKey={({ id }) => id}
    />
  );
}

function columns(
  now: Instant,
  isBusy: boolean,
  onRetry: (id: string) => void,
): Column<DeadLetterView>[] {
  return [
    {
      key: 'consumer',
      title: '去向',
      width: 140,
      cell: ({ consumer }) => CONSUMERS[consumer] ?? '站内处理',
    },
    { key: 'reason', title: '原因', cell: ({ reason }) => reason },
    {
      key: 'attempts',
      title: '已试',
      width: 80,
      align: 'right',
      cell: ({ attempts }) => `${attempts} 次`,
    },
    {
      key: 'diedAt',
      title: '停止时间',
      width: 150,
      align: 'right',
      cell: ({ diedAt }) => friendlyTime(now, fromIso(diedAt)),
    },
    {
      key: 'retry',
      title: '操作',
      width: 120,
      align: 'right',
      cell: ({ id }) => (
        <Button size="small" disabled={isBusy} onClick={() => onRetry(id)}>
          重新发送
        </Button>
      ),
    },
  ];
}
