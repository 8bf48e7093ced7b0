import { Text, View } from '@tarojs/components';
import { type ActionView, type TicketAction, type TicketView } from '@wide-angle/shared';
import { a11y } from '../../../ui/a11y';
import { classes } from '../../../ui/classes';
import { Icon } from '../../../ui/icon';
import { Sheet } from '../../../ui/sheet';
import { explainOf, formOf, labelOf } from './forms';

export interface ActionSheetProps {
  ticket: TicketView;
  actions: readonly ActionView[];
  onChoose: (action: TicketAction) => void;
  onClose: () => void;
}

/** Every further action of a ticket: what it does, or why it cannot be done now. */
export function ActionSheet({ ticket, actions, onChoose, onClose }: ActionSheetProps) {
  return (
    <Sheet open title="更多操作" onClose={onClose}>
      {actions.map((view) => (
        <ActionRow
          key={view.action}
          view={view}
          label={labelOf(view.action, ticket)}
          explain={explainOf(view.action, ticket)}
          onTap={() => onChoose(view.action)}
        />
      ))}
    </Sheet>
  );
}

interface ActionRowProps {
  view: ActionView;
  label: string;
  explain: string;
  onTap: () => void;
}

function ActionRow({ view, label, explain, onTap }: ActionRowProps) {
  const { refusal } = view;
  const { danger } = formOf(view.action);
  const off = refusal !== null;
  return (
    <View
      className={classes('wa-option', off && 'wa-option--off')}
      hoverClass={off ? 'none' : 'wa-press'}
      onClick={off ? undefined : onTap}
      {...a11y({ role: 'button', label, disabled: off || undefined })}
    >
      <View className="wa-option__main">
        <Text className={classes('wa-option__label', danger && !off && 'wa-action--danger')}>
          {label}
        </Text>
        <Text className="wa-option__note">{refusal ?? explain}</Text>
      </View>
      <Icon name={off ? 'lock' : 'chevron'} size="small" />
    </View>
  );
}
