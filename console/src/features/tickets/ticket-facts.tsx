import { Link } from '@tanstack/react-router';
import {
  CHANNEL_LABELS,
  friendlyTime,
  fromIso,
  RELATION_LABELS,
  type Instant,
  type TicketView,
} from '@wide-angle/shared';
import { useNow } from '../../lib/services.ts';
import { Tag } from '../../ui/tag.tsx';
import { ORDER_TONES } from '../../ui/tones.ts';
import { ORDER_STATE_LABELS } from '@wide-angle/shared';
import { ContactReveal } from './contact-reveal.tsx';
import { appealText, latenessText, whoText } from './view-model.ts';

/** The plain facts: where, who, how it came in. */
export function TicketFacts({ ticket }: { ticket: TicketView }) {
  const now = useNow();
  return (
    <section className="card" aria-labelledby="facts-title">
      <h2 id="facts-title">基本情况</h2>
      <dl className="facts">
        <dt>小区</dt>
        <dd>{ticket.estateName}</dd>
        <dt>位置</dt>
        <dd>{ticket.place || '未写明'}</dd>
        <dt>上报</dt>
        <dd>
          {friendlyTime(now, fromIso(ticket.submittedAt))} · {CHANNEL_LABELS[ticket.channel]}
        </dd>
        <dt>上报人</dt>
        <dd>
          {ticket.reporterName ?? '业主（不显示姓名）'}
          {ticket.isAnonymous && <span className="secondary"> · 对物业匿名</span>}
        </dd>
        <dt>联系方式</dt>
        <dd>
          <ContactReveal key={ticket.id} ticket={ticket} />
        </dd>
        <dt>承办</dt>
        <dd>{whoText(ticket)}</dd>
        <dt>社区</dt>
        <dd>{ticket.communityName}</dd>
        {ticket.joinerCount > 0 && (
          <>
            <dt>同遇</dt>
            <dd>{ticket.joinerCount} 户</dd>
          </>
        )}
        <dt>您是</dt>
        <dd>{ticket.relations.map((relation) => RELATION_LABELS[relation]).join('、')}</dd>
      </dl>
    </section>
  );
}

/** Every missed limit, with how the appeal against it stands. */
export function LatenessList({ ticket, now }: { ticket: TicketView; now: Instant }) {
  if (ticket.lateness.length === 0) return null;
  return (
    <section className="card" aria-labelledby="lateness-title">
      <h2 id="lateness-title">逾期记录</h2>
      <ul className="plain-list">
        {ticket.lateness.map((lateness) => (
          <li key={lateness.id}>
            <span className="late-line">{latenessText(lateness, now)}</span>
            {appealText(lateness) && <span className="secondary"> {appealText(lateness)}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Supervision orders about this ticket. */
export function TicketOrders({ ticket }: { ticket: TicketView }) {
  if (ticket.orders.length === 0) return null;
  return (
    <section className="card" aria-labelledby="orders-title">
      <h2 id="orders-title">督办单</h2>
      <ul className="plain-list">
        {ticket.orders.map((order) => (
          <li key={order.id}>
            <Link to="/orders/$id" params={{ id: order.id }}>
              {order.number ?? '草稿'}
            </Link>{' '}
            <Tag tone={ORDER_TONES[order.state]}>{ORDER_STATE_LABELS[order.state]}</Tag>
            <p className="secondary clamp-2">{order.demand}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
