import { Text, View } from '@tarojs/components';
import { type PropsWithChildren, type ReactNode } from 'react';
import { a11y } from './a11y';
import { classes } from './classes';

export interface CardProps {
  title?: string;
  /** Small matter at the right of the title. */
  extra?: ReactNode;
  /** Without padding, for cells that go to the edge. */
  flush?: boolean;
  /** A coloured edge: yellow card or late. The word must stand in the card too. */
  tone?: 'yellow' | 'red';
  onTap?: () => void;
  /** What a screen reader says for a card that can be tapped. */
  label?: string;
}

/** White ground for one thing. */
export function Card(props: PropsWithChildren<CardProps>) {
  const { title, extra, flush, tone, onTap, label, children } = props;
  return (
    <View
      className={classes('wa-card', flush && 'wa-card--flush', tone && `wa-card--${tone}`)}
      hoverClass={onTap ? 'wa-press' : 'none'}
      onClick={onTap}
      {...a11y({ role: onTap ? 'button' : undefined, label })}
    >
      {title || extra ? (
        <View className="wa-card__head">
          <Text className="wa-card__title">{title}</Text>
          {extra ? <View className="wa-card__extra">{extra}</View> : null}
        </View>
      ) : null}
      {children}
    </View>
  );
}
