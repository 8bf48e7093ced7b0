import Taro from '@tarojs/taro';
import { overridable } from './overridable';

/** A photo or video to look at in full. */
export interface PreviewItem {
  kind: 'image' | 'video';
  url: string;
  poster?: string;
}

const previewMedia = overridable('previewMedia', Taro.previewMedia);

/** Opens the full-screen viewer at one of the items. */
export function preview(items: readonly PreviewItem[], index: number): void {
  const sources = items.map(({ kind, url, poster }) => ({ url, type: kind, poster }));
  void previewMedia({ sources, current: index });
}
