import { View } from '@tarojs/components';
import { a11y } from './a11y';
import { classes } from './classes';
import { type IconName } from './icon-names';

interface IconProps {
  name: IconName;
  /** 18, 22 (usual) or 28 px, times the reader's text size. */
  size?: 'small' | 'large';
  className?: string;
}

/** A line icon in the colour of the text around it. Always beside a word, so it is silent to screen readers. */
export function Icon({ name, size, className }: IconProps) {
  const names = classes('wa-icon', `wa-icon--${name}`, size && `wa-icon--${size}`, className);
  return <View className={names} {...a11y({ hidden: true })} />;
}
