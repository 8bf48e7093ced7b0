import { View } from '@tarojs/components';
import { type TicketCard } from '@wide-angle/shared';
import { type ReactNode } from 'react';
import { type PagedList } from '../../../lib/load/use-paged-list';
import { useNow } from '../../../lib/time/use-now';
import { useReachBottom } from '../../../platform/lifecycle';
import { open } from '../../../platform/navigation';
import { Empty } from '../../../ui/empty';
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
  if (list.data !== null && rows.length === 0)
    return list.end === 'end' ? <>{empty}</> : <NothingYet list={list} />;
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

/** Nothing among the tickets that a search has looked at so far; the server did not go through all of them at once. */
function NothingYet({ list: { end, more } }: { list: PagedList<TicketCard> }) {
  if (end !== 'more') return <ListFooter end={end} onMore={() => void more()} />;
  return (
    <Empty
      picture="search"
      title="最近的工单里没有找到"
      text="更早的还没有查，可以接着往前找。"
      action="继续往前找"
      onAction={() => void more()}
    />
  );
}
