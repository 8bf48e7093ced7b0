import { Button } from 'antd';
import {
  eventTitle,
  friendlyTime,
  fromIso,
  type EventView,
  type Instant,
} from '@wide-angle/shared';
import { useNow } from '../../lib/services.ts';
import { MediaStrip } from '../../ui/media-strip.tsx';
import { ErrorNotice } from '../../ui/notices.tsx';
import { CardSkeleton } from '../../ui/skeleton.tsx';
import { useTimeline } from './queries.ts';
import { byText } from './view-model.ts';

/** What happened, newest first. */
export function Timeline({ ticketId }: { ticketId: string }) {
  const now = useNow();
  const timeline = useTimeline(ticketId);
  if (timeline.isError && !timeline.data)
    return <ErrorNotice error={timeline.error} onRetry={() => void timeline.refetch()} />;
  if (!timeline.data) return <CardSkeleton lines={6} />;
  const events = timeline.data.pages.flatMap((page) => page.items);
  return (
    <section className="card" aria-labelledby="timeline-title">
      <h2 id="timeline-title">办理经过</h2>
      <ol className="timeline">
        {events.map((event) => (
          <Step key={event.seq} event={event} now={now} />
        ))}
      </ol>
      {timeline.hasNextPage && (
        <Button loading={timeline.isFetchingNextPage} onClick={() => void timeline.fetchNextPage()}>
          更早的经过
        </Button>
      )}
    </section>
  );
}

function Step({ event, now }: { event: EventView; now: Instant }) {
  const { type, data, text, media, visibility, toName } = event;
  const at = fromIso(event.dueAt ?? event.at);
  return (
    <li className={`step ${stepTone(event)}`}>
      <p className="step-title">
        {eventTitle(type, data)}
        {toName && <span> → {toName}</span>}
        {visibility === 'internal' && <span className="tag tone-ended">仅内部</span>}
      </p>
      <p className="secondary step-by">
        <time dateTime={event.dueAt ?? event.at}>{friendlyTime(now, at)}</time> · {byText(event)}
      </p>
      {text && <p className="words">{text}</p>}
      <MediaStrip media={media} size={72} />
    </li>
  );
}

/** Cards and lateness stand out; everything else is calm. */
function stepTone({ type, data }: EventView): string {
  if (type === 'rung') return data.card === 'yellow' ? 'step-yellow' : 'step-red';
  const isLateness = ['remind', 'adjudicationLate', 'actionLate', 'reviewPasses'].includes(type);
  return isLateness ? 'step-red' : '';
}
