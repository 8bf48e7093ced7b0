import { Text, View } from '@tarojs/components';

/** 我要反映 */
export default function ReportPage() {
  return (
    <View>
      <Text>我要反映</Text>
    </View>
  );
}
