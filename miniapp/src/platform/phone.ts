import Taro from '@tarojs/taro';
import { overridable } from './overridable';

const makePhoneCall = overridable('makePhoneCall', Taro.makePhoneCall);

/** Opens the phone's dialler; the person still has to press call. Giving up is no error. */
export async function call(phoneNumber: string): Promise<void> {
  try {
    await makePhoneCall({ phoneNumber });
  } catch {
    // WeChat rejects when the person presses cancel.
  }
}
