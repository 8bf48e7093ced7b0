import { Text, View } from '@tarojs/components';
import { type ReactNode } from 'react';
import { a11y } from './a11y';
import { Icon } from './icon';
import { type IconName } from './icon-names';

export interface CellProps {
  title: string;
  note?: string;
  value?: ReactNode;
  icon?: IconName;
  /** A tap leads on; without it the cell only tells. */
  onTap?: () => void;
}

/** One row of a list: words on the left, a value on the right. */
export function Cell({ title, note, value, icon, onTap }: CellProps) {
  return (
    <View
      className="wa-cell"
      hoverClass={onTap ? 'wa-press' : 'none'}
      onClick={onTap}
      {...a11y({ role: onTap ? 'button' : undefined })}
    >
      {icon ? <Icon name={icon} className="wa-cell__icon" /> : null}
      <View className="wa-cell__main">
        <Text className="wa-cell__title">{title}</Text>
        {note ? <Text className="wa-cell__note">{note}</Text> : null}
      </View>
      {value === undefined ? null : <View className="wa-cell__value">{value}</View>}
      {onTap ? <Icon name="chevron" size="small" className="wa-cell__arrow" /> : null}
    </View>
  );
}
