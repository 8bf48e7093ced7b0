import { Button, Tooltip } from 'antd';
import { useState } from 'react';
import { type TicketView } from '@wide-angle/shared';
import { offeredActions, type OfferedAction } from '../view-model.ts';
import { ActionDialog } from './action-dialog.tsx';
import { isWorkAction } from './index.ts';
import type { WorkAction } from './spec.ts';
import { useActionContext } from './use-action-context.ts';

/** What the viewer can do now. What is refused for the moment stays in sight and says why. */
export function ActionBar({ ticket }: { ticket: TicketView }) {
  const [open, setOpen] = useState<WorkAction | null>(null);
  const context = useActionContext(ticket);
  const offered = offeredActions(ticket, isWorkAction);
  if (offered.length === 0) return null;
  return (
    <div className="action-bar" role="group" aria-label="可以做的事">
      {offered.map((one) => (
        <ActionButton key={one.action} offered={one} onOpen={() => setOpen(one.action)} />
      ))}
      {open && (
        <ActionDialog key={open} action={open} context={context} onClose={() => setOpen(null)} />
      )}
    </div>
  );
}

interface ActionButtonProps {
  offered: OfferedAction;
  onOpen: () => void;
}

/** A refused action keeps its place in the tab order, so that its reason can be heard (aria-disabled). */
function ActionButton({
  offered: { action, label, refusal, isPrimary },
  onOpen,
}: ActionButtonProps) {
  const button = (
    <Button
      type={isPrimary ? 'primary' : 'default'}
      danger={action === 'decline'}
      className={refusal ? 'refused' : undefined}
      aria-disabled={refusal ? true : undefined}
      aria-description={refusal ?? undefined}
      onClick={refusal ? undefined : onOpen}
    >
      {label}
    </Button>
  );
  return refusal ? <Tooltip title={refusal}>{button}</Tooltip> : button;
}
