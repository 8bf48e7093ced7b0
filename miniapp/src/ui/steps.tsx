import { Text, View } from '@tarojs/components';
import { a11y } from './a11y';
import { classes } from './classes';
import { Icon } from './icon';

export interface StepsProps {
  stops: readonly string[];
  /** Index of the stop that is going on; `stops.length` when all are done. */
  current: number;
  /** The present stop has missed its limit. */
  late?: boolean;
}

type Standing = 'done' | 'now' | 'late' | 'ahead';

function standing(index: number, current: number, late: boolean): Standing {
  if (index < current) return 'done';
  if (index > current) return 'ahead';
  return late ? 'late' : 'now';
}

/** A progress line of a few stops. */
export function Steps({ stops, current, late = false }: StepsProps) {
  const at = stops[Math.min(current, stops.length - 1)] ?? '';
  const label = current >= stops.length ? `进度：全部完成` : `进度：正在${at}，共${stops.length}步`;
  return (
    <View className="wa-steps" {...a11y({ role: 'img', label })}>
      {stops.map((stop, index) => {
        const where = standing(index, current, late);
        return (
          <View key={stop} className={classes('wa-steps__stop', `wa-steps__stop--${where}`)}>
            {index > 0 ? (
              <View
                className={classes('wa-steps__line', index <= current && 'wa-steps__line--done')}
              />
            ) : null}
            <View className="wa-steps__dot">
              {where === 'done' ? (
                <Icon name="check" className="wa-steps__check" />
              ) : (
                <Text>{index + 1}</Text>
              )}
            </View>
            <Text className="wa-steps__label">{stop}</Text>
          </View>
        );
      })}
    </View>
  );
}
