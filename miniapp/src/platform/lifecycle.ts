/** Moments of a page's life, for features, which must not know Taro. */
export { useDidShow, useDidHide, useReachBottom } from '@tarojs/taro';
