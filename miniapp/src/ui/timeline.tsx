import { Text, View } from '@tarojs/components';
import { type ReactNode } from 'react';
import { classes } from './classes';

export interface TimelineEntry {
  id: string;
  /** What happened: `张师傅领取了工单`. */
  title: string;
  /** `今天 16:30`. */
  time: string;
  who?: string;
  text?: string;
  tone?: 'brand' | 'yellow' | 'red';
  /** Photos, a form, a button. */
  extra?: ReactNode;
}

/** What happened, newest first; the newest is marked unless an entry brings its own colour. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <View className="wa-timeline">
      {entries.map((entry, index) => {
        const tone = entry.tone ?? (index === 0 ? 'brand' : undefined);
        return (
          <View key={entry.id} className="wa-timeline__item">
            <View className="wa-timeline__line" />
            <View className={classes('wa-timeline__dot', tone && `wa-timeline__dot--${tone}`)} />
            <View className="wa-timeline__head">
              <Text className="wa-timeline__title">{entry.title}</Text>
              <Text className="wa-timeline__time">{entry.time}</Text>
            </View>
            {entry.who ? <Text className="wa-timeline__who">{entry.who}</Text> : null}
            {entry.text ? <Text className="wa-timeline__text">{entry.text}</Text> : null}
            {entry.extra ? <View className="wa-timeline__extra">{entry.extra}</View> : null}
          </View>
        );
      })}
    </View>
  );
}
