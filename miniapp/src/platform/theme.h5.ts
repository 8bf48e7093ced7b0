import Taro from '@tarojs/taro';
import { overridable } from './overridable';

const setNavigationBarColor = overridable('setNavigationBarColor', Taro.setNavigationBarColor);

/** See theme.ts. */
export function systemIsDark(): boolean {
  return window.matchMedia('(prefers-color-scheme: dark)').matches;
}

/** See theme.ts. */
export function setBarDark(dark: boolean): void {
  void setNavigationBarColor({
    frontColor: dark ? '#ffffff' : '#000000',
    backgroundColor: dark ? '#1b222b' : '#ffffff',
  });
}
