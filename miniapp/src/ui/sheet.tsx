import { Text, View, type ITouchEvent } from '@tarojs/components';
import { type PropsWithChildren, type ReactNode } from 'react';
import { a11y } from './a11y';
import { classes } from './classes';
import { Icon } from './icon';

/** In a browser a drag inside an overlay must not pull down the page below it; WeChat has `catchMove` for that. */
export const holdDrag = process.env.TARO_ENV === 'h5' ? { onTouchMove: keepTap } : {};

export interface SheetProps {
  open: boolean;
  title: string;
  onClose: () => void;
  /** Stays in place above the list, e.g. a search box. */
  top?: ReactNode;
  /** Stays in place below, e.g. the button. */
  footer?: ReactNode;
  /** With the page's side padding, for forms; without it for rows. */
  padded?: boolean;
}

/** Keeps a tap on the panel from closing what lies behind it. */
export function keepTap(event: Pick<ITouchEvent, 'stopPropagation'>): void {
  event.stopPropagation();
}

/** A panel from the bottom edge. A tap outside closes it. */
export function Sheet(props: PropsWithChildren<SheetProps>) {
  if (!props.open) return null;
  const body = classes('wa-sheet__body', props.padded && 'wa-sheet__body--padded');
  return (
    <View className="wa-overlay" catchMove {...holdDrag} onClick={props.onClose}>
      <View
        className="wa-sheet"
        onClick={keepTap}
        {...a11y({ role: 'dialog', label: props.title })}
      >
        <View className="wa-sheet__head">
          <Text className="wa-sheet__title">{props.title}</Text>
          <View
            className="wa-sheet__close"
            hoverClass="wa-press"
            onClick={props.onClose}
            {...a11y({ role: 'button', label: '关闭' })}
          >
            <Icon name="close" />
          </View>
        </View>
        {props.top ? <View className="wa-sheet__search">{props.top}</View> : null}
        <View className={body}>{props.children}</View>
        {props.footer ? <View className="wa-sheet__footer">{props.footer}</View> : null}
      </View>
    </View>
  );
}
