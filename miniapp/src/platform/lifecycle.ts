/** Moments of a page's life, for features, which must not know Taro. */
export { useDidShow, useDidHide, usePullDownRefresh, useReachBottom } from '@tarojs/taro';
