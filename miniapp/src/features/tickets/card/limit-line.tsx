import { Text, View } from '@tarojs/components';
import { fromIso, type Instant, type PressingLimit } from '@wide-angle/shared';
import { DeadlineText } from '../../../ui/deadline-text';
import { limitSentence, warnAtOf } from '../words';

/** The limit that presses now: how far it is, and the moment with what has to happen by then. */
export function LimitLine({
  limit,
  now,
  large,
}: {
  limit: PressingLimit;
  now: Instant;
  large?: boolean;
}) {
  return (
    <View className={large ? 'wa-limit wa-limit--large' : 'wa-limit'}>
      <DeadlineText now={now} dueAt={fromIso(limit.dueAt)} warnAt={warnAtOf(limit)} large={large} />
      <Text className="wa-limit__when">{limitSentence(limit, now)}</Text>
    </View>
  );
}
