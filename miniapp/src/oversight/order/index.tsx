import { Text, View } from '@tarojs/components';

/** 督办单 */
export default function OrderPage() {
  return (
    <View>
      <Text>督办单</Text>
    </View>
  );
}
