import { Text, View } from '@tarojs/components';

/** 我的工单 */
export default function MinePage() {
  return (
    <View>
      <Text>我的工单</Text>
    </View>
  );
}
