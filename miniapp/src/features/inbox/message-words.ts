import { type MessageKind } from '@wide-angle/shared';
import { type IconName } from '../../ui/icon-names';

/** How a kind of message looks; the word stands in its title already. */
export const MESSAGE_LOOKS: Readonly<Record<MessageKind, { icon: IconName; tone: string }>> = {
  progress: { icon: 'message', tone: 'brand' },
  task: { icon: 'edit', tone: 'brand' },
  yellow: { icon: 'flag', tone: 'yellow' },
  red: { icon: 'alert', tone: 'red' },
  order: { icon: 'megaphone', tone: 'red' },
  digest: { icon: 'list', tone: 'brand' },
};
