import { Text, View } from '@tarojs/components';

/** 登录 */
export default function SignInPage() {
  return (
    <View>
      <Text>登录</Text>
    </View>
  );
}
