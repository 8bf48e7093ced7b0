import { Link } from '@tanstack/react-router';
import {
  friendlyTime,
  fromIso,
  numberText,
  type Instant,
  type ShelvedView,
} from '@wide-angle/shared';
import { useNow } from '../../lib/services.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { EmptyState, ErrorNotice } from '../../ui/notices.tsx';
import { useShelved } from './queries.ts';

/** What is shelved (公示挂账清单), as owners read it too where it is public. */
export function ShelvedList() {
  const now = useNow();
  const list = useShelved();
  const rows = list.data?.pages.flatMap((page) => page.items) ?? null;
  return (
    <>
      <header className="page-head">
        <h1 tabIndex={-1}>挂账清单</h1>
        <span className="secondary">暂时解决不了的诉求；公开的同时向本小区业主公示</span>
      </header>
      {list.isError && !rows ? (
        <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <div className="card table-card">
          {rows?.length === 0 ? (
            <EmptyState title="没有挂账的诉求">住建局批准挂账的，会列在这里。</EmptyState>
          ) : (
            <DataTable
              caption="挂账清单"
              columns={columnsAt(now)}
              rows={rows}
              rowKey={(item) => item.id}
            />
          )}
          <MoreButton list={list} />
        </div>
      )}
    </>
  );
}

function columnsAt(now: Instant): readonly Column<ShelvedView>[] {
  const day = (at: string) => friendlyTime(now, fromIso(at));
  return [
    {
      key: 'number',
      title: '工单',
      width: 140,
      cell: (item) => (
        <Link className="row-link tabular" to="/ticket/$id" params={{ id: item.id }}>
          {numberText(item.number)}
        </Link>
      ),
    },
    { key: 'what', title: '诉求', width: 120, cell: (item) => item.categoryName },
    { key: 'where', title: '位置', width: 200, cell: (item) => `${item.estateName} ${item.place}` },
    {
      key: 'why',
      title: '挂账原因',
      cell: (item) => <span title={item.reason}>{item.reason}</span>,
    },
    { key: 'who', title: '承办', width: 150, cell: (item) => item.responsibleName },
    { key: 'since', title: '挂账时间', width: 140, align: 'right', cell: (i) => day(i.since) },
    { key: 'until', title: '复核日期', width: 180, align: 'right', cell: (i) => day(i.until) },
  ];
}
