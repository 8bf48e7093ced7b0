import { Text, View } from '@tarojs/components';
import { a11y } from './a11y';
import { Icon } from './icon';
import { type IconName } from './icon-names';

export interface NoticeProps {
  text: string;
  tone?: 'info' | 'yellow' | 'red' | 'plain';
  icon?: IconName;
  action?: string;
  onAction?: () => void;
}

const ICONS = { info: 'info', yellow: 'alert', red: 'alert', plain: 'info' } as const;

/** A sentence that the reader must see, with one thing to do about it. */
export function Notice({ text, tone = 'info', icon, action, onAction }: NoticeProps) {
  return (
    <View className={`wa-notice wa-notice--${tone}`} {...a11y({ live: 'polite' })}>
      <Icon name={icon ?? ICONS[tone]} size="small" className="wa-notice__icon" />
      <Text className="wa-notice__text">{text}</Text>
      {action ? (
        <View
          className="wa-notice__action"
          hoverClass="wa-press"
          onClick={onAction}
          {...a11y({ role: 'button', label: action })}
        >
          <Text>{action}</Text>
        </View>
      ) : null}
    </View>
  );
}
