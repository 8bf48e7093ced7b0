import { View } from '@tarojs/components';
import { type TicketCard } from '@wide-angle/shared';
import { type ReactNode } from 'react';
import { type PagedList } from '../../../lib/load/use-paged-list';
import { useNow } from '../../../lib/time/use-now';
import { useReachBottom } from '../../../platform/lifecycle';
import { open } from '../../../platform/navigation';
import { ListFooter } from '../../../ui/list-footer';
import { TicketCardRow } from './ticket-card-row';

export interface TicketListProps {
  list: PagedList<TicketCard>;
  /** What stands there when the list has nothing: an Empty. */
  empty: ReactNode;
  showEstate?: boolean;
  /** The button of a row. */
  action?: (ticket: TicketCard, index: number) => ReactNode;
  lead?: (ticket: TicketCard, index: number) => ReactNode;
}

/** A list of tickets with its end; further pages come by reaching the bottom or by a tap. */
export function TicketList({ list, empty, showEstate, action, lead }: TicketListProps) {
  const now = useNow();
  useReachBottom(() => void list.more());
  const rows = list.data ?? [];
  if (list.data !== null && rows.length === 0) return <>{empty}</>;
  return (
    <View className="wa-ticket-list">
      {rows.map((ticket, index) => (
        <TicketCardRow
          key={ticket.id}
          ticket={ticket}
          now={now}
          showEstate={showEstate}
          action={action?.(ticket, index)}
          lead={lead?.(ticket, index)}
          onTap={() => void open('ticket', { id: ticket.id })}
        />
      ))}
      <ListFooter end={list.end} onMore={() => void list.more()} />
    </View>
  );
}
