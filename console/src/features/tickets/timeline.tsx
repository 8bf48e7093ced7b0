import { Button } from 'antd';
import { useEffect } from 'react';
import {
  categoryDetail,
  recomputedDetail,
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
import { byText, timelineSteps, type TimelineStep } from './view-model.ts';

/** What happened, newest first. */
export function Timeline({ ticketId }: { ticketId: string }) {
  const now = useNow();
  const timeline = useTimeline(ticketId);
  const steps = timelineSteps(timeline.data?.pages.flatMap((page) => page.items) ?? []);
  useReadPastReminders(timeline, steps);
  if (timeline.isError && !timeline.data)
    return <ErrorNotice error={timeline.error} onRetry={() => void timeline.refetch()} />;
  if (!timeline.data) return <CardSkeleton lines={6} />;
  return (
    <section className="card" aria-labelledby="timeline-title">
      <h2 id="timeline-title">办理经过</h2>
      <ol className="timeline">
        {steps.map((step) => (
          <Step key={step.event.seq} step={step} now={now} />
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

/** A page that ends within a run of reminders tells nothing: the next one is fetched until people's steps come. */
function useReadPastReminders(
  timeline: ReturnType<typeof useTimeline>,
  steps: readonly TimelineStep[],
): void {
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = timeline;
  const endsInReminders = steps.at(-1)?.event.type === 'remind';
  useEffect(() => {
    if (endsInReminders && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [endsInReminders, hasNextPage, isFetchingNextPage, fetchNextPage]);
}

function Step({ step: { event, count, since }, now }: { step: TimelineStep; now: Instant }) {
  const { type, data, text, media, visibility, toName } = event;
  const at = fromIso(event.dueAt ?? event.at);
  const detail = detailOf(event, now);
  return (
    <li className={`step ${stepTone(event)}`}>
      <p className="step-title">
        {eventTitle(type, data)}
        {count > 1 && <span>共 {count} 次</span>}
        {toName && <span> → {toName}</span>}
        {visibility === 'internal' && <span className="tag tone-ended">仅内部</span>}
      </p>
      <p className="secondary step-by">
        <time dateTime={event.dueAt ?? event.at}>{friendlyTime(now, at)}</time>
        {count > 1 && `，最早 ${friendlyTime(now, fromIso(since.dueAt ?? since.at))}`} ·{' '}
        {byText(event)}
      </p>
      {detail && <p className="secondary">{detail}</p>}
      {text && <p className="words">{text}</p>}
      <MediaStrip media={media} size={72} />
    </li>
  );
}

function detailOf({ type, data }: EventView, now: Instant): string | null {
  return categoryDetail(type, data) ?? recomputedDetail(type, data, now);
}

/** Cards and lateness stand out; everything else is calm. */
function stepTone({ type, data }: EventView): string {
  if (type === 'rung') return data.card === 'yellow' ? 'step-yellow' : 'step-red';
  const isLateness = ['remind', 'adjudicationLate', 'actionLate', 'reviewPasses'].includes(type);
  return isLateness ? 'step-red' : '';
}
