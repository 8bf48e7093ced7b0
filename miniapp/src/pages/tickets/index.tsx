import { Text, View } from '@tarojs/components';

/** 我的诉求 */
export default function TicketsPage() {
  return (
    <View>
      <Text>我的诉求</Text>
    </View>
  );
}
