import {
  CARD_LABELS,
  numberText,
  STATE_LABELS,
  TIER_LABELS,
  type TicketView,
} from '@wide-angle/shared';
import { useNow } from '../../lib/services.ts';
import { Tag } from '../../ui/tag.tsx';
import { CARD_TONES, STATE_TONES } from '../../ui/tones.ts';
import { ActionBar } from './actions/action-bar.tsx';
import { headlineOf, nextStepText, whoText } from './view-model.ts';

/** State, deadline, who has it, what comes next, what can be done: all that is needed to act. */
export function TicketSummary({ ticket }: { ticket: TicketView }) {
  const now = useNow();
  const headline = headlineOf(ticket, now);
  return (
    <section className="card summary" aria-label="工单概要">
      <div className="summary-top">
        <div>
          <div className="tags">
            <Tag tone={STATE_TONES[ticket.state]}>{STATE_LABELS[ticket.state]}</Tag>
            {ticket.card && <Tag tone={CARD_TONES[ticket.card]}>{CARD_LABELS[ticket.card]}</Tag>}
            {ticket.isLate && <Tag tone="red">已记逾期</Tag>}
            {ticket.round > 1 && <Tag tone="ended">第 {ticket.round} 次办理</Tag>}
          </div>
          <h1 className="summary-title">
            {ticket.categoryName} · {ticket.estateName}
          </h1>
          <p className="secondary">
            编号 <span className="tabular">{numberText(ticket.number)}</span> · 层级{' '}
            {TIER_LABELS[ticket.tier]} · {whoText(ticket)}
          </p>
        </div>
        <div className="summary-deadline">
          <p className={headline.isLate ? 'figure figure-late' : 'figure'}>{headline.text}</p>
          <p className="secondary">{headline.detail}</p>
        </div>
      </div>
      <p className="next-step">
        <span className="secondary">下一步</span> {nextStepText(ticket, now)}
      </p>
      <ActionBar ticket={ticket} />
    </section>
  );
}
