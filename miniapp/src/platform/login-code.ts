import Taro from '@tarojs/taro';
import { overridable } from './overridable';

const login = overridable('login', Taro.login);

/** WeChat's sign-in code, good once and for five minutes; null where there is none (H5). */
export async function loginCode(): Promise<string | null> {
  const answer = await login();
  return answer.code || null;
}
