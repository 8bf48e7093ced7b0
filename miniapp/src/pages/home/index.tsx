import { Text, View } from '@tarojs/components';

/** 广角镜 */
export default function HomePage() {
  return (
    <View>
      <Text>广角镜</Text>
    </View>
  );
}
