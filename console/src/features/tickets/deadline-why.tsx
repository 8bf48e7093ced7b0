import { useState } from 'react';
import {
  decidedBy,
  friendlyTime,
  fromIso,
  type DeadlineView,
  type Instant,
  type TicketView,
} from '@wide-angle/shared';
import { useNow } from '../../lib/services.ts';
import { ErrorNotice } from '../../ui/notices.tsx';
import { Bar } from '../../ui/skeleton.tsx';
import { useDeadline } from './queries.ts';

/** Why the limit is what it is: a line per day, unfolded on demand. */
export function DeadlineWhy({ ticket }: { ticket: TicketView }) {
  const [isOpen, setOpen] = useState(false);
  const now = useNow();
  const deadline = useDeadline(ticket.id, isOpen);
  return (
    <section className="card" aria-labelledby="deadline-title">
      <h2 id="deadline-title">时限</h2>
      <dl className="facts">
        {ticket.claimDueAt && (
          <>
            <dt>领取</dt>
            <dd>{friendlyTime(now, fromIso(ticket.claimDueAt))} 前</dd>
          </>
        )}
        <dt>办结</dt>
        <dd>
          {friendlyTime(now, fromIso(ticket.overallDueAt))} 前
          {ticket.isProvisional && <span className="secondary">（暂定）</span>}
        </dd>
        {ticket.resolvedAt && (
          <>
            <dt>报办结</dt>
            <dd>{friendlyTime(now, fromIso(ticket.resolvedAt))}</dd>
          </>
        )}
      </dl>
      {ticket.isPaused && <p className="secondary">总时限现在暂停计算。</p>}
      <details className="why" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>时限怎样算出来的</summary>
        {deadline.isError && (
          <ErrorNotice error={deadline.error} onRetry={() => void deadline.refetch()} />
        )}
        {deadline.isPending && <Bar width="70%" />}
        {deadline.data && <Explanation deadline={deadline.data} now={now} />}
      </details>
    </section>
  );
}

function Explanation({
  deadline: { summary, moves, lines, isProvisional },
  now,
}: {
  deadline: DeadlineView;
  now: Instant;
}) {
  return (
    <>
      <p>{summary}</p>
      {isProvisional && (
        <p className="secondary">
          国家还没有公布那一年的放假安排，这个时限是暂定的，公布后会重新计算。
        </p>
      )}
      {moves.length > 0 && (
        <ul className="why-moves" aria-label="时限的变动">
          {moves.map((move) => (
            <li key={move.text}>
              {move.text}
              <p className="secondary">{decidedBy(move, now)}</p>
            </li>
          ))}
        </ul>
      )}
      <ol className="why-days">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </>
  );
}
