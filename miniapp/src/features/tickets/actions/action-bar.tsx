import { type TicketAction, type TicketView } from '@wide-angle/shared';
import { Actions, Button, type ButtonVariant } from '../../../ui/button';
import { arranged, formOf, labelOf } from './forms';

export interface ActionBarProps {
  ticket: TicketView;
  busy: boolean;
  onAction: (action: TicketAction) => void;
  onMore: () => void;
}

/** True where a ticket has anything to do for its viewer; a page without it has no footer. */
export function hasActions(ticket: TicketView): boolean {
  return ticket.actions.length > 0;
}

/** The bottom of a ticket: its one main button, and the way to all others. */
export function ActionBar({ ticket, busy, onAction, onMore }: ActionBarProps) {
  const { main, others } = arranged(ticket);
  const mainButton = main ? (
    <Button variant={lookOf(main, ticket)} loading={busy} onTap={() => onAction(main)}>
      {labelOf(main, ticket)}
    </Button>
  ) : null;
  if (others.length === 0) return mainButton;
  return (
    <Actions>
      {[<SecondButton key="more" {...{ ticket, others, onAction, onMore }} />, mainButton]}
    </Actions>
  );
}

/**
 * Pressing others is no main thing to do while all is in time, nor asking for more after it was solved, nor saying
 * once more what one has said.
 */
function lookOf(action: TicketAction, ticket: TicketView): ButtonVariant {
  if (formOf(action).danger) return 'danger';
  return QUIET[action]?.(ticket) ? 'secondary' : 'primary';
}

const QUIET: Partial<Record<TicketAction, (ticket: TicketView) => boolean>> = {
  nudge: ({ isLate }) => !isLate,
  reopen: ({ isSolved }) => isSolved === true,
  confirm: ({ ownRating }) => ownRating !== null,
};

/** A single other action has its own button; several stand behind one. */
function SecondButton({
  ticket,
  others,
  onAction,
  onMore,
}: Pick<ActionBarProps, 'ticket' | 'onAction' | 'onMore'> & { others: TicketView['actions'] }) {
  const only = others.length === 1 ? others[0] : undefined;
  if (!only || only.refusal !== null) return <Button onTap={onMore}>更多操作</Button>;
  return <Button onTap={() => onAction(only.action)}>{labelOf(only.action, ticket)}</Button>;
}
