import { Image, Text, View } from '@tarojs/components';
import { appealedText, STATE_LABELS, type Instant, type TicketCard } from '@wide-angle/shared';
import { type ReactNode } from 'react';
import { addressOf } from '../../../platform/request';
import { Card } from '../../../ui/card';
import { classes } from '../../../ui/classes';
import { Icon } from '../../../ui/icon';
import { categoryIcon } from '../../../ui/icon-names';
import { keepTap } from '../../../ui/sheet';
import { StateTag } from '../../../ui/tag';
import { holderWords, titleOf, warningWords } from '../words';
import { LimitLine } from './limit-line';
import { WordTags } from './words-row';

export interface TicketCardRowProps {
  ticket: TicketCard;
  /** The server's present time, see `useNow`. */
  now: Instant;
  onTap: () => void;
  /** The estate's name before the place, in lists over several estates. */
  showEstate?: boolean;
  /** Every row of the list has the same state, so the warnings take its place. */
  hideState?: boolean;
  /** Every row is in the viewer's own hands, or in nobody's. */
  hideHolder?: boolean;
  /** A button of the row, e.g. 领取. */
  action?: ReactNode;
  /** A line above all, e.g. 先做这个. */
  lead?: ReactNode;
}

/** A ticket as a row of any list: state, urgency and card in words, what and where, and the limit. */
export function TicketCardRow({
  ticket,
  now,
  onTap,
  showEstate,
  hideState,
  hideHolder,
  action,
  lead,
}: TicketCardRowProps) {
  const title = titleOf(ticket);
  return (
    <View className="wa-ticket">
      <Card
        tone={ticket.card ?? undefined}
        onTap={onTap}
        label={`${STATE_LABELS[ticket.state]}，${title}，点开查看`}
      >
        {lead}
        <View className={classes('wa-ticket__head', hideState && 'wa-ticket__head--wrap')}>
          <Icon name={categoryIcon(ticket.categoryIcon)} className="wa-ticket__icon" />
          <Text className="wa-ticket__title">{ticket.categoryName}</Text>
          {hideState ? (
            <WordTags words={warningWords(ticket)} />
          ) : (
            <StateTag state={ticket.state} />
          )}
        </View>
        <View className="wa-ticket__main">
          <View className="wa-ticket__words">
            {ticket.excerpt ? <Text className="wa-ticket__excerpt">{ticket.excerpt}</Text> : null}
            <PlaceLine ticket={ticket} showEstate={showEstate} />
          </View>
          {ticket.thumbnailUrl ? (
            <Image
              className="wa-ticket__picture"
              src={addressOf(ticket.thumbnailUrl)}
              mode="aspectFill"
              lazyLoad
            />
          ) : null}
        </View>
        {ticket.limit ? <LimitLine limit={ticket.limit} now={now} /> : null}
        {ticket.appealedAt ? (
          <Text className="wa-ticket__appeal">{appealedText(ticket.appealedAt, now)}</Text>
        ) : null}
        <RowFoot ticket={ticket} hideWords={hideState} hideHolder={hideHolder} />
        {action ? (
          <View className="wa-ticket__action" onClick={keepTap}>
            {action}
          </View>
        ) : null}
      </Card>
    </View>
  );
}

function PlaceLine({ ticket, showEstate }: Pick<TicketCardRowProps, 'ticket' | 'showEstate'>) {
  const words = [showEstate ? ticket.estateName : '', ticket.place].filter(Boolean).join(' ');
  if (!words) return null;
  return (
    <View className="wa-ticket__place">
      <Icon name="location" size="small" />
      <Text>{words}</Text>
    </View>
  );
}

interface RowFootProps {
  ticket: TicketCard;
  hideWords: boolean | undefined;
  hideHolder: boolean | undefined;
}

function RowFoot({ ticket, hideWords, hideHolder }: RowFootProps) {
  const words = hideWords ? [] : warningWords(ticket);
  const holder = hideHolder ? '' : holderWords(ticket);
  const joiners = ticket.joinerCount > 0 ? `${ticket.joinerCount} 人也遇到` : '';
  if (words.length === 0 && !holder && !joiners) return null;
  return (
    <View className="wa-ticket__foot">
      <WordTags words={words} />
      {holder ? <Text className="wa-ticket__who">{holder}</Text> : null}
      {joiners ? <Text className="wa-ticket__joiners">{joiners}</Text> : null}
    </View>
  );
}
