import {
  deadlineText,
  friendlyTime,
  fromIso,
  ORDER_ACTION_LABELS,
  ORDER_STATE_LABELS,
  type Instant,
  type OrderEntryView,
  type OrderView,
} from '@wide-angle/shared';
import { codeOfError } from '../../lib/problem.ts';
import { useNow } from '../../lib/services.ts';
import { MediaStrip } from '../../ui/media-strip.tsx';
import { EmptyState, ErrorNotice, Notice } from '../../ui/notices.tsx';
import { CardSkeleton } from '../../ui/skeleton.tsx';
import { Tag } from '../../ui/tag.tsx';
import { ORDER_TONES } from '../../ui/tones.ts';
import { DocumentButton } from './document-button.tsx';
import { OrderActions } from './order-actions.tsx';
import { OrderRecordCard } from './order-record.tsx';
import { OrderTickets } from './order-tickets.tsx';
import { useOrder } from './queries.ts';

/** One supervision order with its tickets, replies and decisions. */
export function OrderPage({ id }: { id: string }) {
  const now = useNow();
  const order = useOrder(id);
  if (order.data) return <Content order={order.data} now={now} />;
  if (codeOfError(order.error) === 'order.notFound')
    return <EmptyState title="没有找到这张督办单">它可能不在您的辖区，或您无权查看。</EmptyState>;
  if (order.isError)
    return <ErrorNotice error={order.error} onRetry={() => void order.refetch()} />;
  return (
    <div className="panel">
      <CardSkeleton lines={6} />
      <CardSkeleton lines={4} />
    </div>
  );
}

function Content({ order, now }: { order: OrderView; now: Instant }) {
  return (
    <article className="panel order">
      <section className="card summary" aria-label="督办单概要">
        <div className="summary-top">
          <div>
            <div className="tags">
              <Tag tone={ORDER_TONES[order.state]}>{ORDER_STATE_LABELS[order.state]}</Tag>
              {order.isLate && <Tag tone="red">{order.escalatedAt ? '逾期升级' : '逾期'}</Tag>}
            </div>
            <h1 className="summary-title">{order.number ?? '督办单（待签发）'}</h1>
            <p className="secondary">
              {order.issuerName} → {order.addresseeName}
            </p>
          </div>
          <Due order={order} now={now} />
        </div>
        <h2 className="order-demand-title">督办要求</h2>
        <p className="words">{order.demand}</p>
        {order.issuedAt && (
          <p className="secondary">签发于 {friendlyTime(now, fromIso(order.issuedAt))}</p>
        )}
        {order.escalatedAt && (
          <Notice tone="red">
            逾期未回复，{friendlyTime(now, fromIso(order.escalatedAt))} 升级到住建局。
          </Notice>
        )}
        <div className="order-buttons">
          <OrderActions order={order} />
          <DocumentButton order={order} />
        </div>
      </section>
      <OrderTickets order={order} />
      {order.issuedAt && <OrderRecordCard order={order} />}
      <section className="card" aria-labelledby="entries-title">
        <h2 id="entries-title">回复与审核</h2>
        <ol className="timeline">
          {[...order.entries].reverse().map((entry) => (
            <Entry key={`${entry.at}-${entry.action}`} entry={entry} now={now} />
          ))}
        </ol>
      </section>
    </article>
  );
}

function Due({ order: { state, dueAt }, now }: { order: OrderView; now: Instant }) {
  if (!dueAt) return null;
  const at = fromIso(dueAt);
  const { late, text } = deadlineText(now, at);
  const isWaiting = state === 'issued';
  return (
    <div className="summary-deadline">
      {isWaiting && <p className={late ? 'figure figure-late' : 'figure'}>{text}</p>}
      <p className="secondary">{friendlyTime(now, at)} 前回复</p>
    </div>
  );
}

const ENTRY_TITLES: Readonly<Record<OrderEntryView['action'], string>> = {
  ...ORDER_ACTION_LABELS,
  draft: '拟出督办单',
  addTickets: '加入工单',
};

function Entry({
  entry: { at, action, by, text, media },
  now,
}: {
  entry: OrderEntryView;
  now: Instant;
}) {
  return (
    <li className="step">
      <p className="step-title">{ENTRY_TITLES[action]}</p>
      <p className="secondary step-by">
        <time dateTime={at}>{friendlyTime(now, fromIso(at))}</time> · {by}
      </p>
      {text && <p className="words">{text}</p>}
      <MediaStrip media={media} size={72} />
    </li>
  );
}
