import Taro from '@tarojs/taro';
import { overridable } from './overridable';

const setNavigationBarTitle = overridable('setNavigationBarTitle', Taro.setNavigationBarTitle);

/** Sets the title of the present page. The text may come from anyone. */
export function setTitle(title: string): void {
  void setNavigationBarTitle({ title });
}
