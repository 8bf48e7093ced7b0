import { Text, View } from '@tarojs/components';

/** A count in red: nothing for 0, `99+` above 99; a dot when only "something new" is known. */
export function Badge({ count, dot }: { count?: number; dot?: boolean }) {
  if (dot) return <View className="wa-badge wa-badge--dot" />;
  if (!count || count < 1) return null;
  return (
    <View className="wa-badge">
      <Text>{count > 99 ? '99+' : count}</Text>
    </View>
  );
}
