import { Text, View } from '@tarojs/components';
import { type PropsWithChildren } from 'react';
import { a11y } from './a11y';
import { Button } from './button';
import { holdDrag, keepTap } from './sheet';

export interface DialogProps {
  open: boolean;
  title: string;
  text?: string;
  /** The verb of the question, never just 确定. */
  confirm: string;
  cancel?: string;
  danger?: boolean;
  busy?: boolean;
  onConfirm: () => void;
  onCancel: () => void;
}

/** A question that must be answered before going on; may carry a small form. */
export function Dialog(props: PropsWithChildren<DialogProps>) {
  if (!props.open) return null;
  return (
    <View className="wa-overlay wa-overlay--centre" catchMove {...holdDrag}>
      <View
        className="wa-dialog"
        onClick={keepTap}
        {...a11y({ role: 'dialog', label: props.title })}
      >
        <Text className="wa-dialog__title">{props.title}</Text>
        {props.text ? <Text className="wa-dialog__text">{props.text}</Text> : null}
        {props.children ? <View className="wa-dialog__body">{props.children}</View> : null}
        <View className="wa-dialog__buttons">
          <Button
            variant={props.danger ? 'danger' : 'primary'}
            loading={props.busy}
            onTap={props.onConfirm}
          >
            {props.confirm}
          </Button>
          <Button variant="text" onTap={props.onCancel}>
            {props.cancel ?? '再想想'}
          </Button>
        </View>
      </View>
    </View>
  );
}
