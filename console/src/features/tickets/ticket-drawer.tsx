import { Link } from '@tanstack/react-router';
import { Drawer } from 'antd';
import { useRef } from 'react';
import { TicketPanel } from './ticket-panel.tsx';

interface TicketDrawerProps {
  /** The ticket to show; undefined closes the drawer. */
  id: string | undefined;
  onClose: () => void;
}

/** The ticket beside its list. Closing gives the focus back to the row it came from, else to the list. */
export function TicketDrawer({ id, onClose }: TicketDrawerProps) {
  // While the drawer slides out it still shows what it showed.
  const shown = useRef(id);
  if (id) shown.current = id;
  const focusRow = () => {
    const row = document.querySelector<HTMLElement>(`[data-row="${shown.current}"]`);
    // What was done may have taken the ticket out of this list.
    (row ?? document.querySelector<HTMLElement>('.page-head h1'))?.focus();
  };
  return (
    <Drawer
      open={id !== undefined}
      title="工单"
      size="min(1040px, 82vw)"
      onClose={onClose}
      afterOpenChange={(isOpen) => !isOpen && focusRow()}
      destroyOnHidden
      extra={
        shown.current && (
          <Link to="/ticket/$id" params={{ id: shown.current }}>
            整页打开
          </Link>
        )
      }
    >
      {shown.current && <TicketPanel key={shown.current} id={shown.current} />}
    </Drawer>
  );
}
