import Taro from '@tarojs/taro';
import { overridable } from './overridable';

const getAppBaseInfo = overridable('getAppBaseInfo', Taro.getAppBaseInfo);

/**
 * How much larger than usual the person reads in WeChat: 1 usual, 1.4 care mode (关怀模式). 1 where it is unknown.
 * WeChat tells no changes: read it again whenever a page shows.
 */
export function systemTextScale(): number {
  try {
    const info = getAppBaseInfo() as { fontSizeScaleFactor?: number; fontSizeSetting?: number };
    const scale = info.fontSizeScaleFactor ?? (info.fontSizeSetting ?? 17) / 17;
    return Number.isFinite(scale) ? Math.min(Math.max(scale, 0.9), 1.5) : 1;
  } catch {
    return 1;
  }
}
