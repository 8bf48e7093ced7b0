import {
  type Instant,
  type PolicyView,
  type TicketAction,
  type TicketView,
} from '@wide-angle/shared';
import { useCallback, useRef, useState, type ReactNode } from 'react';
import { ActionBar, hasActions } from './action-bar';
import { ActionForm, type KeptForm } from './action-form';
import { ActionSheet } from './action-sheet';
import { arranged, formOf } from './forms';
import { useTicketAction, type OnTicket } from './use-ticket-action';

/** The footer of a ticket page and the sheets that belong to it. */
export interface TicketActions {
  footer: ReactNode;
  sheets: ReactNode;
  /** Opens an action from elsewhere on the page. */
  start: (action: TicketAction) => void;
}

/**
 * Everything that can be done to one ticket: the server's list of actions becomes buttons, sheets and forms.
 * @param onTicket gets the fresh ticket after a change, with a sentence where it was somebody else's
 */
export function useTicketActions(
  ticket: TicketView | null,
  facts: { policy: PolicyView | null; now: Instant },
  onTicket: OnTicket,
): TicketActions {
  const [open, setOpen] = useState<TicketAction | 'more' | null>(null);
  const kept = useRef<Partial<Record<TicketAction, KeptForm>>>({});
  const acting = useTicketAction(onTicket);
  const { clear, runAtOnce } = acting;

  const start = (action: TicketAction) => {
    clear();
    if (!ticket) return;
    // Nothing to ask: a tap is enough, as with 领取.
    if (formOf(action).fields.length > 0) setOpen(action);
    else void runAtOnce(action, ticket.id);
  };
  const openAction = open === 'more' ? null : open;
  const onKeep = useCallback(
    (form: KeptForm | undefined) => {
      if (openAction) kept.current[openAction] = form;
    },
    [openAction],
  );
  const close = () => setOpen(null);

  if (!ticket) return { footer: null, sheets: null, start };
  const footer = hasActions(ticket) ? (
    <ActionBar
      ticket={ticket}
      busy={acting.busyId !== null && open === null}
      onAction={start}
      onMore={() => setOpen('more')}
    />
  ) : null;
  const sheets = (
    <>
      {open === 'more' ? (
        <ActionSheet
          ticket={ticket}
          actions={arranged(ticket).others}
          onChoose={start}
          onClose={close}
        />
      ) : null}
      {openAction ? (
        <ActionForm
          key={openAction}
          {...facts}
          action={openAction}
          ticket={ticket}
          acting={acting}
          kept={kept.current[openAction]}
          onKeep={onKeep}
          onSwitch={start}
          onClose={close}
        />
      ) : null}
    </>
  );
  return { footer, sheets, start };
}
