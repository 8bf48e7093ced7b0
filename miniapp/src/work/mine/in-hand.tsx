import { Text, View } from '@tarojs/components';
import { type Instant, type TicketCard } from '@wide-angle/shared';
import { myWork } from '../../features/desk/my-work';
import { TicketCardRow } from '../../features/tickets';
import { open } from '../../platform/navigation';
import { FirstCard } from './first-card';

/** What the person has in hand, in the order in which to do it. */
export function InHand({ tickets, now }: { tickets: readonly TicketCard[]; now: Instant }) {
  const { first, late, next, waiting } = myWork(tickets, now);
  return (
    <>
      {first ? <FirstCard ticket={first} now={now} /> : null}
      <Group title="已经超时" isLate tickets={late} now={now} />
      <Group title={first ? '接着做' : '要做的'} tickets={next} now={now} />
      <Group title="在等别人，暂时不用管" tickets={waiting} now={now} />
    </>
  );
}

interface GroupProps {
  title: string;
  tickets: readonly TicketCard[];
  now: Instant;
  isLate?: boolean;
}

function Group({ title, tickets, now, isLate }: GroupProps) {
  if (tickets.length === 0) return null;
  return (
    <>
      <View className="wa-section">
        <Text
          className={isLate ? 'wa-section__title wa-section__title--late' : 'wa-section__title'}
        >
          {title}
        </Text>
        <Text className="wa-section__count">{`${tickets.length} 件`}</Text>
      </View>
      <View className="wa-ticket-list">
        {tickets.map((ticket) => (
          <TicketCardRow
            key={ticket.id}
            ticket={ticket}
            now={now}
            showEstate
            hideHolder
            onTap={() => void open('ticket', { id: ticket.id })}
          />
        ))}
      </View>
    </>
  );
}
