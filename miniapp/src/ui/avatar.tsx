import { Text, View } from '@tarojs/components';
import { a11y } from './a11y';

/** First character of a name: the surname in Chinese, a capital in Latin; 我 for nobody. */
export function initialOf(name: string): string {
  const first = Array.from(name.trim())[0];
  return first ? first.toUpperCase() : '我';
}

/** A round initial; the name stands beside it, so it is silent. */
export function Avatar({ name, large }: { name: string; large?: boolean }) {
  return (
    <View
      className={large ? 'wa-avatar wa-avatar--large' : 'wa-avatar'}
      {...a11y({ hidden: true })}
    >
      <Text>{initialOf(name)}</Text>
    </View>
  );
}
