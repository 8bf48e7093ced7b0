import Taro from '@tarojs/taro';
import { overridable } from './overridable';

const hideButton = overridable('hideHomeButton', Taro.hideHomeButton);

/** Takes away WeChat's house beside the title, which it shows on every page but the first: a tab has its own way home. */
export function hideHomeButton(): void {
  void Promise.resolve(hideButton()).catch(() => undefined);
}
