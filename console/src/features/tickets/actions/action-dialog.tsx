import { useRef, useState } from 'react';
import { actionLabel, type TicketView } from '@wide-angle/shared';
import { createIntentKeys } from '../../../lib/intent-key.ts';
import { codeOfError, freshTicketOf } from '../../../lib/problem.ts';
import { useApi, type Api } from '../../../lib/services.ts';
import { useAnnounce } from '../../../ui/announcer.tsx';
import { FormDialog } from '../../../ui/form/form-dialog.tsx';
import type { Values } from '../../../ui/form/fields.ts';
import { Notice } from '../../../ui/notices.tsx';
import { useTakeFreshTicket } from '../queries.ts';
import { specOf } from './index.ts';
import type { ActionContext, WorkAction } from './spec.ts';

type AnyCall = (input: {
  params: { id: string };
  body: unknown;
  idempotencyKey: string;
}) => Promise<TicketView>;

/** One action as a call whose body was made by the action's own spec. */
function callOf(api: Api, action: WorkAction): AnyCall {
  return api.ticketActions[action] as AnyCall;
}

interface ActionDialogProps {
  action: WorkAction;
  context: ActionContext;
  onClose: () => void;
}

/** Asks what an action needs and does it. On a conflict it shows the fresh ticket and keeps what was written. */
export function ActionDialog({ action, context, onClose }: ActionDialogProps) {
  const spec = specOf(action);
  const { perform, hasChanged } = usePerform(action, context.ticket, spec.done, onClose);
  const label = actionLabel(action, context.ticket);
  return (
    <FormDialog
      title={label}
      intro={spec.intro(context)}
      fields={(values) => spec.fields(context, values)}
      initial={spec.initial?.(context) ?? {}}
      submitLabel={label}
      isDanger={spec.isDanger ?? false}
      confirmation={(values) => spec.confirmation?.(values, context) ?? null}
      notice={
        hasChanged && (
          <Notice tone="yellow">
            工单刚刚有变化，已为您刷新。请看过新情况再提交，您写的还在。
          </Notice>
        )
      }
      refusal={refusalOf(action, context.ticket)}
      onSubmit={perform}
      onClose={onClose}
    />
  );
}

/** Why the action can't be done to the ticket as it is now; the ticket may have changed while the dialog was open. */
function refusalOf(action: WorkAction, ticket: TicketView): string | null {
  const offered = ticket.actions.find((one) => one.action === action);
  return offered ? offered.refusal : `工单已有变化，现在不能“${actionLabel(action, ticket)}”了。`;
}

function usePerform(action: WorkAction, ticket: TicketView, done: string, onClose: () => void) {
  const api = useApi();
  const takeFresh = useTakeFreshTicket();
  const announce = useAnnounce();
  const keyFor = useRef(createIntentKeys());
  const [hasChanged, setChanged] = useState(false);

  const perform = async (values: Values) => {
    const body = specOf(action).body(values, ticket);
    const idempotencyKey = keyFor.current({ action, body });
    try {
      const fresh = await callOf(api, action)({ params: { id: ticket.id }, body, idempotencyKey });
      takeFresh(fresh);
      announce(`${done}。`);
      onClose();
    } catch (error) {
      const fresh = freshTicketOf(error) ?? (await freshAfter(error, api, ticket.id));
      if (fresh) takeFresh(fresh);
      setChanged(fresh !== null);
      throw error;
    }
  };
  return { perform, hasChanged };
}

/** A conflict without the ticket in its answer: asks for it. */
async function freshAfter(error: unknown, api: Api, id: string): Promise<TicketView | null> {
  const isConflict = ['ticket.changed', 'ticket.wrongState', 'ticket.claimedByOther'].includes(
    codeOfError(error) ?? '',
  );
  return isConflict ? api.tickets.get({ params: { id } }).catch(() => null) : null;
}
