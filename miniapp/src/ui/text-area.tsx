import { Text, Textarea, View } from '@tarojs/components';
import { a11y } from './a11y';
import { classes } from './classes';

export interface TextAreaProps {
  value: string;
  onChange: (value: string) => void;
  /** Longest text, in characters; the counter shows it. */
  max: number;
  placeholder?: string;
  bad?: boolean;
  label?: string;
}

/** Several lines with a counter. */
export function TextArea({ value, onChange, max, placeholder, bad, label }: TextAreaProps) {
  const near = value.length >= max * 0.9;
  return (
    <View className={classes('wa-textarea', bad && 'wa-input--bad')}>
      <Textarea
        className="wa-textarea__control"
        value={value}
        maxlength={max}
        autoHeight
        placeholder={placeholder ?? ''}
        placeholderClass="wa-placeholder"
        onInput={(event) => onChange(event.detail.value)}
        {...a11y({ label: label ?? placeholder })}
      />
      <Text className={classes('wa-textarea__count', near && 'wa-textarea__count--near')}>
        {value.length}/{max}
      </Text>
    </View>
  );
}
