import Taro from '@tarojs/taro';
import { overridable } from './overridable';

const getAppBaseInfo = overridable('getAppBaseInfo', Taro.getAppBaseInfo);
const setNavigationBarColor = overridable('setNavigationBarColor', Taro.setNavigationBarColor);

/** True while the phone itself is in dark mode (WeChat tells it because app.json says `darkmode`). */
export function systemIsDark(): boolean {
  try {
    return getAppBaseInfo().theme === 'dark';
  } catch {
    return false;
  }
}

/** Gives the title bar of the present page the colours of the page below it. */
export function setBarDark(dark: boolean): void {
  void setNavigationBarColor({
    frontColor: dark ? '#ffffff' : '#000000',
    backgroundColor: dark ? '#1b222b' : '#ffffff',
  });
}
