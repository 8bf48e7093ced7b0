import type { TicketView } from '@wide-angle/shared';
import { useNow } from '../../lib/services.ts';
import { MediaStrip } from '../../ui/media-strip.tsx';
import { EmptyState, ErrorNotice } from '../../ui/notices.tsx';
import { codeOfError } from '../../lib/problem.ts';
import { CardSkeleton } from '../../ui/skeleton.tsx';
import { DeadlineWhy } from './deadline-why.tsx';
import { useTicket } from './queries.ts';
import { LatenessList, TicketFacts, TicketOrders } from './ticket-facts.tsx';
import { TicketSummary } from './ticket-summary.tsx';
import { Timeline } from './timeline.tsx';

/** One ticket whole; in the drawer beside a list and on a page of its own. */
export function TicketPanel({ id }: { id: string }) {
  const ticket = useTicket(id);
  if (ticket.data) return <Content ticket={ticket.data} />;
  if (codeOfError(ticket.error) === 'ticket.notFound')
    return <EmptyState title="没有找到这件工单">它可能不在您的辖区，或您无权查看。</EmptyState>;
  if (ticket.isError)
    return <ErrorNotice error={ticket.error} onRetry={() => void ticket.refetch()} />;
  return <PanelSkeleton />;
}

function Content({ ticket }: { ticket: TicketView }) {
  const now = useNow();
  return (
    <article className="panel">
      <TicketSummary ticket={ticket} />
      <div className="panel-columns">
        <div className="panel-main">
          <section className="card" aria-labelledby="report-title">
            <h2 id="report-title">反映内容</h2>
            <p className="words">{ticket.text || '没有文字，见照片或视频。'}</p>
            <MediaStrip media={ticket.media} />
          </section>
          {ticket.question && (
            <section className="card" aria-labelledby="question-title">
              <h2 id="question-title">等业主补充</h2>
              <p className="words">{ticket.question}</p>
            </section>
          )}
          <Rating ticket={ticket} />
          <Timeline ticketId={ticket.id} />
        </div>
        <div className="panel-side">
          <TicketFacts ticket={ticket} />
          <DeadlineWhy ticket={ticket} />
          <LatenessList ticket={ticket} now={now} />
          <TicketOrders ticket={ticket} />
        </div>
      </div>
    </article>
  );
}

function Rating({ ticket: { rating } }: { ticket: TicketView }) {
  if (!rating) return null;
  return (
    <section className="card" aria-labelledby="rating-title">
      <h2 id="rating-title">业主评价</h2>
      <dl className="facts">
        <dt>是否解决</dt>
        <dd>{rating.solved ? '已解决' : '没有解决'}</dd>
        <dt>评分</dt>
        <dd>
          速度 {rating.speed} 分 · 质量 {rating.quality} 分 · 态度 {rating.attitude} 分
        </dd>
      </dl>
      {rating.text && <p className="words">{rating.text}</p>}
    </section>
  );
}

function PanelSkeleton() {
  return (
    <div className="panel">
      <CardSkeleton lines={4} />
      <div className="panel-columns">
        <div className="panel-main">
          <CardSkeleton lines={3} />
          <CardSkeleton lines={7} />
        </div>
        <div className="panel-side">
          <CardSkeleton lines={6} />
          <CardSkeleton lines={3} />
        </div>
      </div>
    </div>
  );
}
