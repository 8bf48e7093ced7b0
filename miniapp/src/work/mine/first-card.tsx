import { Text, View } from '@tarojs/components';
import { type Instant, type TicketCard } from '@wide-angle/shared';
import { LimitLine, titleOf, warningWords, WordTags } from '../../features/tickets';
import { open } from '../../platform/navigation';
import { Actions, Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Icon } from '../../ui/icon';
import { keepTap } from '../../ui/sheet';
import { StateTag } from '../../ui/tag';

/** 先做这个: the ticket that burns first, its limit readable from an arm's length, and what to do with it. */
export function FirstCard({ ticket, now }: { ticket: TicketCard; now: Instant }) {
  const { id, state } = ticket;
  const place = [ticket.estateName, ticket.place].filter(Boolean).join(' ');
  return (
    <Card
      tone={ticket.card ?? undefined}
      label={`先做这个，${titleOf(ticket)}，点开查看`}
      onTap={() => void open('ticket', { id })}
    >
      <View className="wa-first">
        <View className="wa-first__head">
          <Text className="wa-first__lead">先做这个</Text>
          <View className="wa-first__tags">
            <WordTags words={warningWords(ticket)} />
            <StateTag state={state} />
          </View>
        </View>
        {ticket.limit ? <LimitLine large limit={ticket.limit} now={now} /> : null}
        <Text className="wa-first__title">{ticket.categoryName}</Text>
        <View className="wa-first__place">
          <Icon name="location" size="small" />
          <Text>{place}</Text>
        </View>
        {ticket.excerpt ? <Text className="wa-first__text">{ticket.excerpt}</Text> : null}
        <View onClick={keepTap}>
          <Actions>
            {[
              <Button key="note" onTap={() => void open('ticket', { id, open: 'note' })}>
                记进展
              </Button>,
              <Button
                key="resolve"
                variant="primary"
                onTap={() => void open('ticket', { id, open: 'resolve' })}
              >
                办结上报
              </Button>,
            ]}
          </Actions>
        </View>
      </View>
    </Card>
  );
}
