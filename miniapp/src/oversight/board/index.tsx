import { Text, View } from '@tarojs/components';

/** 监督 */
export default function BoardPage() {
  return (
    <View>
      <Text>监督</Text>
    </View>
  );
}
