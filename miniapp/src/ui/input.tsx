import { Input as TaroInput, View, type InputProps as TaroInputProps } from '@tarojs/components';
import { type ReactNode } from 'react';
import { a11y } from './a11y';
import { classes } from './classes';
import { Icon } from './icon';
import { type IconName } from './icon-names';

export interface InputProps {
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  /** Longest text, in characters. */
  max?: number;
  type?: TaroInputProps['type'];
  password?: boolean;
  icon?: IconName;
  /** A small button at the right end. */
  extra?: ReactNode;
  bad?: boolean;
  /** Said by screen readers where no Field stands around. */
  label?: string;
  onConfirm?: () => void;
}

/** One line of text. */
export function Input(props: InputProps) {
  const { value, onChange, max = 140, icon, extra, bad, label } = props;
  return (
    <View className={classes('wa-input', bad && 'wa-input--bad')}>
      {icon ? <Icon name={icon} size="small" className="wa-placeholder" /> : null}
      <TaroInput
        className="wa-input__control"
        value={value}
        type={props.type ?? 'text'}
        password={props.password ?? false}
        maxlength={max}
        placeholder={props.placeholder ?? ''}
        placeholderClass="wa-placeholder"
        onInput={(event) => onChange(event.detail.value)}
        onConfirm={props.onConfirm}
        {...a11y({ label: label ?? props.placeholder })}
      />
      {extra}
    </View>
  );
}
