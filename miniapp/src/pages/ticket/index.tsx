import { Text, View } from '@tarojs/components';

/** 诉求详情 */
export default function TicketPage() {
  return (
    <View>
      <Text>诉求详情</Text>
    </View>
  );
}
