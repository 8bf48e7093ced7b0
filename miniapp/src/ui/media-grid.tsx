import { Image, Text, View } from '@tarojs/components';
import { type PropsWithChildren, type ReactNode } from 'react';
import { preview, type PreviewItem } from '../platform/preview';
import { a11y } from './a11y';
import { Icon } from './icon';

/** A photo or video to show; addresses are ready to load. */
export interface MediaItem {
  id: string;
  kind: 'image' | 'video';
  url: string;
  /** Thumbnail or poster frame; null while there is none. */
  picture: string | null;
  /** Of a video. */
  seconds?: number | null;
}

/** `0:07`, `1:00`. */
export function lengthText(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** What the full-screen viewer is given. */
export function previewItemsOf(items: readonly MediaItem[]): PreviewItem[] {
  return items.map(({ kind, url, picture }) => ({ kind, url, poster: picture ?? undefined }));
}

/** Photos and videos, three in a row; a tap opens the viewer. */
export function MediaGrid({ items }: { items: readonly MediaItem[] }) {
  if (items.length === 0) return null;
  return (
    <View className="wa-media">
      {items.map((item, index) => (
        <Thumbnail
          key={item.id}
          item={item}
          label={`${item.kind === 'video' ? '视频' : '照片'}${index + 1}，点开查看`}
          onTap={() => preview(previewItemsOf(items), index)}
        />
      ))}
    </View>
  );
}

interface ThumbnailProps {
  item: MediaItem;
  label: string;
  onTap?: () => void;
  /** Over the picture's corner, with a tap of its own. */
  corner?: ReactNode;
}

/** One square; children are laid over the picture. */
export function Thumbnail(props: PropsWithChildren<ThumbnailProps>) {
  const { item, label, onTap, corner, children } = props;
  const isVideo = item.kind === 'video';
  return (
    <View className="wa-media__item">
      <View onClick={onTap} {...a11y({ role: 'button', label })}>
        {item.picture ? (
          <Image className="wa-media__picture" src={item.picture} mode="aspectFill" lazyLoad />
        ) : null}
        <View className="wa-media__cover">{isVideo && !children ? <PlaySign /> : null}</View>
        {isVideo && item.seconds ? (
          <Text className="wa-media__length">{lengthText(item.seconds)}</Text>
        ) : null}
        {children}
      </View>
      {corner}
    </View>
  );
}

function PlaySign() {
  return (
    <View className="wa-media__play">
      <Icon name="play" />
    </View>
  );
}
