import { Text, View } from '@tarojs/components';
import { type EventView, type Instant, type PolicyView } from '@wide-angle/shared';
import { type PagedList } from '../../../lib/load/use-paged-list';
import { problemText } from '../../../platform/problem-error';
import { Card } from '../../../ui/card';
import { ListFooter } from '../../../ui/list-footer';
import { MediaGrid } from '../../../ui/media-grid';
import { Notice } from '../../../ui/notice';
import { Skeleton } from '../../../ui/skeleton';
import { Tag } from '../../../ui/tag';
import { Timeline, type TimelineEntry } from '../../../ui/timeline';
import { mediaItems } from '../media-items';
import { eventWords } from './event-words';

export interface TimelineCardProps {
  events: PagedList<EventView>;
  now: Instant;
  policy: PolicyView | null;
}

/** What happened to a ticket, newest first. */
export function TimelineCard({ events, now, policy }: TimelineCardProps) {
  const { data, error, end } = events;
  if (data === null) {
    return error ? (
      <Notice
        tone="plain"
        text={`经过没有加载出来。${problemText(error)}`}
        action="再试"
        onAction={() => void events.reload()}
      />
    ) : (
      <Skeleton cards={1} lines={4} />
    );
  }
  return (
    <Card title="办理经过">
      <Timeline entries={data.map((event) => entryOf(event, now, policy))} />
      {end === 'end' ? null : <ListFooter end={end} onMore={() => void events.more()} />}
    </Card>
  );
}

function entryOf(event: EventView, now: Instant, policy: PolicyView | null): TimelineEntry {
  const words = eventWords(event, now, policy);
  return {
    id: String(event.seq),
    title: words.title,
    time: words.time,
    who: words.who,
    text: event.text || undefined,
    tone: words.tone,
    extra: extraOf(event, words.detail, words.isInternal),
  };
}

function extraOf(event: EventView, detail: string, isInternal: boolean) {
  // The report's own pictures stand in its card already.
  const media = event.type === 'submit' ? [] : mediaItems(event.media);
  if (!detail && !isInternal && media.length === 0) return undefined;
  return (
    <View className="wa-step">
      {detail ? <Text className="wa-note">{detail}</Text> : null}
      {isInternal ? <Tag text="内部，业主看不到" icon="lock" /> : null}
      <MediaGrid items={media} />
    </View>
  );
}
