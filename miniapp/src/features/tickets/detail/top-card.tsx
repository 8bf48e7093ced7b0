import { Text, View } from '@tarojs/components';
import {
  numberText,
  progressOf,
  PROGRESS_STOPS,
  type Instant,
  type TicketView,
} from '@wide-angle/shared';
import { a11y } from '../../../ui/a11y';
import { Card } from '../../../ui/card';
import { Icon } from '../../../ui/icon';
import { Steps } from '../../../ui/steps';
import { StateTag } from '../../../ui/tag';
import { LimitLine } from '../card/limit-line';
import { WordTags } from '../card/words-row';
import { endSentence, holderSentence, nextStep, titleOf, warningWords } from '../words';

/** States whose way did not lead through the five stops to the end. */
const OFF_THE_WAY: ReadonlySet<string> = new Set(['declined', 'merged', 'withdrawn']);

export interface TopCardProps {
  ticket: TicketView;
  now: Instant;
  onWhy: () => void;
}

/** State, limit, who has it and what comes next: what everybody opens a ticket for. */
export function TopCard({ ticket, now, onWhy }: TopCardProps) {
  const ended = endSentence(ticket, now);
  return (
    <Card tone={ticket.card ?? undefined}>
      <View className="wa-top">
        <View className="wa-top__tags">
          <StateTag state={ticket.state} />
          <WordTags words={warningWords(ticket)} />
        </View>
        <Text className="wa-top__title">{titleOf(ticket)}</Text>
        <Text className="wa-top__number">{`编号 ${numberText(ticket.number)}`}</Text>
        {ticket.limit ? <LimitLine large limit={ticket.limit} now={now} /> : null}
        {ticket.limit ? <WhyLink onWhy={onWhy} /> : null}
        {ended ? <Text className="wa-top__ended">{ended}</Text> : null}
        <View className="wa-top__who">
          <Icon name="user" size="small" />
          <Text>{holderSentence(ticket)}</Text>
        </View>
        <Text className="wa-top__next">{nextStep(ticket)}</Text>
        {OFF_THE_WAY.has(ticket.state) ? null : (
          <Steps
            stops={PROGRESS_STOPS}
            current={progressOf(ticket.state, ticket.resolvedAt !== null)}
            late={ticket.isLate}
          />
        )}
      </View>
    </Card>
  );
}

function WhyLink({ onWhy }: { onWhy: () => void }) {
  return (
    <View
      className="wa-link"
      hoverClass="wa-press"
      onClick={onWhy}
      {...a11y({ role: 'button', label: '时限是怎么算的' })}
    >
      <Text>时限是怎么算的</Text>
      <Icon name="chevron" size="small" />
    </View>
  );
}
