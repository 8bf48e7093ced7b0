import { Text, View } from '@tarojs/components';

/** 组件样张 */
export default function GalleryPage() {
  return (
    <View>
      <Text>组件样张</Text>
    </View>
  );
}
