import { Text, View } from '@tarojs/components';

/** 待领取 */
export default function PoolPage() {
  return (
    <View>
      <Text>待领取</Text>
    </View>
  );
}
