import { Text, View } from '@tarojs/components';
import { HOUR, deadlineText, type Instant } from '@wide-angle/shared';
import { classes } from './classes';
import { Icon } from './icon';

export interface DeadlineTextProps {
  /** The limit, and the server's present time; epoch milliseconds. */
  dueAt: Instant;
  now: Instant;
  /** From here on it is shown as urgent; four hours before the limit when left out. */
  warnAt?: Instant;
  /** The big number at the top of a ticket. */
  large?: boolean;
}

export type DeadlineTone = 'calm' | 'soon' | 'late';

/** How hard a deadline is to be looked at: `late` from the limit itself on, as in shared's `deadlineText`. */
export function deadlineTone(
  now: Instant,
  dueAt: Instant,
  warnAt = dueAt - 4 * HOUR,
): DeadlineTone {
  if (now >= dueAt) return 'late';
  return now >= warnAt ? 'soon' : 'calm';
}

/** `还剩 5 小时`, `已超时 1 天`, with a clock and, when it presses, a colour. */
export function DeadlineText({ dueAt, now, warnAt, large }: DeadlineTextProps) {
  const tone = deadlineTone(now, dueAt, warnAt);
  return (
    <View className={classes('wa-deadline', `wa-deadline--${tone}`, large && 'wa-deadline--large')}>
      <Icon name={tone === 'late' ? 'alert' : 'clock'} size={large ? undefined : 'small'} />
      <Text>{deadlineText(now, dueAt).text}</Text>
    </View>
  );
}
