import Taro from '@tarojs/taro';
import { overridable } from './overridable';

/** Taro's navigation, one table, so that a walk can drive and replace it. */
export const navigationCalls = {
  navigateTo: overridable('navigateTo', Taro.navigateTo),
  redirectTo: overridable('redirectTo', Taro.redirectTo),
  reLaunch: overridable('reLaunch', Taro.reLaunch),
  navigateBack: overridable('navigateBack', Taro.navigateBack),
  getCurrentPages: overridable('getCurrentPages', Taro.getCurrentPages),
};
