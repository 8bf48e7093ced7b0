import { useState } from 'react';
import {
  friendlyTime,
  fromIso,
  ORDER_OUTCOME_LABELS,
  type Instant,
  type OrderView,
} from '@wide-angle/shared';
import { useNow } from '../../lib/services.ts';
import { ErrorNotice } from '../../ui/notices.tsx';
import { Bar } from '../../ui/skeleton.tsx';
import { useOrderLimit } from './queries.ts';

/** What credit evaluation will count, and why the limit is what it is. */
export function OrderRecordCard({ order }: { order: OrderView }) {
  const now = useNow();
  const { record, dueAt } = order;
  return (
    <section className="card" aria-labelledby="record-title">
      <h2 id="record-title">办理记录</h2>
      <dl className="facts">
        <dt>首次回复</dt>
        <dd>{replyText(order, now)}</dd>
        <dt>退回重报</dt>
        <dd>{record.sentBackCount} 次</dd>
        {record.outcome && (
          <>
            <dt>办理结果</dt>
            <dd>
              {ORDER_OUTCOME_LABELS[record.outcome]}
              {record.closedAt && ` · ${friendlyTime(now, fromIso(record.closedAt))} 办结`}
            </dd>
          </>
        )}
      </dl>
      <p className="secondary">以上记录供信用评价使用。</p>
      {dueAt && <LimitWhy id={order.id} />}
    </section>
  );
}

function replyText({ record }: OrderView, now: Instant): string {
  const { firstRepliedAt, isRepliedOnTime } = record;
  if (!firstRepliedAt) return isRepliedOnTime === false ? '逾期未回复' : '尚未回复';
  return `${friendlyTime(now, fromIso(firstRepliedAt))} · ${isRepliedOnTime ? '按时' : '逾期'}`;
}

function LimitWhy({ id }: { id: string }) {
  const [isOpen, setOpen] = useState(false);
  const limit = useOrderLimit(id, isOpen);
  return (
    <details className="why" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>回复期限含多少工作时间</summary>
      {limit.isError && <ErrorNotice error={limit.error} onRetry={() => void limit.refetch()} />}
      {limit.isLoading && <Bar width="70%" />}
      {limit.data && (
        <>
          <p>{limit.data.summary}</p>
          <ol className="why-days">
            {limit.data.lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
        </>
      )}
    </details>
  );
}
