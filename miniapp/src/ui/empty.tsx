import { Text, View } from '@tarojs/components';
import { Button } from './button';

export type PictureName = 'nothing' | 'search' | 'error' | 'offline';

export interface EmptyProps {
  /** What will be here. */
  title: string;
  /** What to do about it. */
  text?: string;
  picture?: PictureName;
  action?: string;
  onAction?: () => void;
}

/** A place with nothing in it yet, or a failure: picture, sentence, one button. */
export function Empty({ title, text, picture = 'nothing', action, onAction }: EmptyProps) {
  return (
    <View className="wa-empty">
      <View className={`wa-empty__picture wa-empty__picture--${picture}`} />
      <Text className="wa-empty__title">{title}</Text>
      {text ? <Text className="wa-empty__text">{text}</Text> : null}
      {action ? (
        <View className="wa-empty__action">
          <Button variant="secondary" onTap={onAction}>
            {action}
          </Button>
        </View>
      ) : null}
    </View>
  );
}

export interface ErrorStateProps {
  /** What happened, a sentence from the server or from `problemText`. */
  text: string;
  offline?: boolean;
  onRetry?: () => void;
}

/** A page that could not be shown: what happened, and one button. */
export function ErrorState({ text, offline, onRetry }: ErrorStateProps) {
  return (
    <Empty
      picture={offline ? 'offline' : 'error'}
      title={offline ? '网络没有连上' : '没能打开'}
      text={text}
      action={onRetry ? '再试一次' : undefined}
      onAction={onRetry}
    />
  );
}
