import { Text, View } from '@tarojs/components';
import { fromIso, friendlyTime, type Instant, type MessageView } from '@wide-angle/shared';
import { a11y } from '../../ui/a11y';
import { Badge } from '../../ui/badge';
import { classes } from '../../ui/classes';
import { Icon } from '../../ui/icon';
import { MESSAGE_LOOKS } from './message-words';

export interface MessageRowProps {
  message: MessageView;
  now: Instant;
  onTap: () => void;
}

/** One message; unread ones are bold and marked. */
export function MessageRow({ message, now, onTap }: MessageRowProps) {
  const { icon, tone } = MESSAGE_LOOKS[message.kind];
  const label = `${message.isRead ? '' : '未读，'}${message.title}，${message.text}`;
  return (
    <View
      className={classes('wa-message', !message.isRead && 'wa-message--new')}
      hoverClass="wa-press"
      onClick={onTap}
      {...a11y({ role: 'button', label })}
    >
      <View className={`wa-message__disc wa-message__disc--${tone}`}>
        <Icon name={icon} />
        {message.isRead ? null : (
          <View className="wa-message__dot">
            <Badge dot />
          </View>
        )}
      </View>
      <View className="wa-message__main">
        <View className="wa-message__head">
          <Text className="wa-message__title">{message.title}</Text>
          <Text className="wa-message__time">{friendlyTime(now, fromIso(message.at))}</Text>
        </View>
        <Text className="wa-message__text">{message.text}</Text>
      </View>
    </View>
  );
}
