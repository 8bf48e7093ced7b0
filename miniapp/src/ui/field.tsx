import { Text, View } from '@tarojs/components';
import { type PropsWithChildren } from 'react';
import { a11y } from './a11y';
import { Icon } from './icon';

export interface FieldProps {
  label: string;
  /** Shown as 选填 beside the label; a field without it is asked for. */
  optional?: boolean;
  help?: string;
  /** What is wrong and how to put it right, in a sentence. */
  error?: string;
}

/** Label, control, help and error of one question. */
export function Field({ label, optional, help, error, children }: PropsWithChildren<FieldProps>) {
  return (
    <View className="wa-field">
      <View className="wa-field__head">
        <Text className="wa-field__label">{label}</Text>
        {optional ? <Text className="wa-field__mark">选填</Text> : null}
      </View>
      {help ? <Text className="wa-field__help">{help}</Text> : null}
      {children}
      {error ? (
        <View className="wa-field__error" {...a11y({ role: 'alert', live: 'polite' })}>
          <Icon name="alert" size="small" />
          <Text>{error}</Text>
        </View>
      ) : null}
    </View>
  );
}
