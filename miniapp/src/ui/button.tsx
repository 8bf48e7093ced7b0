import {
  Button as TaroButton,
  Text,
  View,
  type ButtonProps as TaroButtonProps,
} from '@tarojs/components';
import { type PropsWithChildren, type ReactNode } from 'react';
import { a11y } from './a11y';
import { classes } from './classes';
import { Icon } from './icon';
import { type IconName } from './icon-names';

export type ButtonVariant = 'primary' | 'secondary' | 'plain' | 'danger' | 'text';

export interface ButtonProps {
  /** Verb and object: `提交`, `领取这件工单`. */
  onTap?: () => void;
  variant?: ButtonVariant;
  /** 44 px and as wide as its words, instead of 48 px and full width. */
  small?: boolean;
  icon?: IconName;
  loading?: boolean;
  disabled?: boolean;
  /** Why it can't be pressed, in a sentence; shown below the button while it is disabled. */
  reason?: string;
  /** One of WeChat's own abilities, e.g. `getPhoneNumber`. */
  openType?: TaroButtonProps['openType'];
  onGetPhoneNumber?: TaroButtonProps['onGetPhoneNumber'];
}

/** The kit's button. One `primary` per screen, in the page's footer. */
export function Button(props: PropsWithChildren<ButtonProps>) {
  const { variant = 'plain', small, disabled, reason } = props;
  const off = Boolean(disabled) || Boolean(props.loading);
  const look = disabled ? 'off' : variant;
  // Not the platforms' own `disabled`: both paint it over in their own greys, too pale to read.
  const acts = off
    ? {}
    : { openType: props.openType, onGetPhoneNumber: props.onGetPhoneNumber, onClick: props.onTap };
  return (
    <View className="wa-button-box">
      <TaroButton
        className={classes('wa-button', `wa-button--${look}`, small && 'wa-button--small')}
        hoverClass={off ? 'none' : 'wa-button--press'}
        {...acts}
        {...a11y({ disabled: off || undefined })}
      >
        <ButtonSign {...props} />
        <Text>{props.children}</Text>
      </TaroButton>
      {disabled && reason ? <Text className="wa-button__reason">{reason}</Text> : null}
    </View>
  );
}

function ButtonSign({ loading, icon }: Pick<ButtonProps, 'loading' | 'icon'>) {
  if (loading) return <View className="wa-button__spinner" />;
  return icon ? <Icon name={icon} size="small" /> : null;
}

/** Buttons side by side in a footer; the last one is the main one and twice as wide. */
export function Actions({ children }: { children: ReactNode[] }) {
  const shown = children.filter((child) => child !== null && child !== false);
  return (
    <View className="wa-actions">
      {shown.map((child, index) => (
        <View
          key={index}
          className={classes(
            'wa-actions__item',
            index === shown.length - 1 && 'wa-actions__item--main',
          )}
        >
          {child}
        </View>
      ))}
    </View>
  );
}
