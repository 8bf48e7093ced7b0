import { Text, View } from '@tarojs/components';

/** 工单列表 */
export default function OversightListPage() {
  return (
    <View>
      <Text>工单列表</Text>
    </View>
  );
}
