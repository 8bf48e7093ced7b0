import Taro, { usePullDownRefresh } from '@tarojs/taro';
import { overridable } from './overridable';

const stopPullDownRefresh = overridable('stopPullDownRefresh', Taro.stopPullDownRefresh);

/**
 * Runs when a page is pulled down, and lets go of it when the promise has settled. The page's config has to say
 * `enablePullDownRefresh: true`.
 */
export function usePullToRefresh(run: () => Promise<unknown>): void {
  usePullDownRefresh(() => {
    void run()
      .catch(() => undefined)
      .then(() => stopPullDownRefresh());
  });
}
