import { Text, View } from '@tarojs/components';
import { STATE_LABELS, type TicketState } from '@wide-angle/shared';
import { classes } from './classes';
import { Icon } from './icon';
import { type IconName } from './icon-names';

export type Tone =
  'pending' | 'processing' | 'waiting' | 'closed' | 'yellow' | 'red' | 'ended' | 'plain';

export interface TagProps {
  text: string;
  tone?: Tone | 'solid';
  icon?: IconName;
}

/** A word on a coloured ground. */
export function Tag({ text, tone = 'plain', icon }: TagProps) {
  return (
    <View className={classes('wa-tag', `wa-tag--${tone}`)}>
      {icon ? <Icon name={icon} className="wa-tag__icon" /> : null}
      <Text>{text}</Text>
    </View>
  );
}

/** Colours of the states (LOOKS); whatever waits for somebody else's word is one colour. */
export const STATE_TONES: Readonly<Record<TicketState, Tone>> = {
  pending: 'pending',
  processing: 'processing',
  awaiting: 'waiting',
  disputed: 'waiting',
  reviewing: 'waiting',
  confirming: 'waiting',
  shelved: 'ended',
  closed: 'closed',
  declined: 'ended',
  merged: 'ended',
  withdrawn: 'ended',
};

/** The state of a ticket: word and colour together. */
export function StateTag({ state }: { state: TicketState }) {
  return <Tag text={STATE_LABELS[state]} tone={STATE_TONES[state]} />;
}
