import { type TicketView } from '@wide-angle/shared';
import { useState } from 'react';
import { Button } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import { ContactSheet } from './contact-sheet';
import { DeadlineSheet } from './deadline-sheet';
import { FactsCard, ReportCard } from './facts-card';
import {
  CategoryRequestNotice,
  FollowUpNotice,
  LatenessCard,
  MergedNotice,
  OrdersCard,
  QuestionNotice,
  RatingCard,
  RequestNotice,
} from './side-cards';
import { TimelineCard } from './timeline-card';
import { TopCard } from './top-card';
import { type OneTicket } from './use-ticket';

/** The whole ticket, as its viewer may see it; actions stand in the page's footer, see `useTicketActions`. */
export function TicketDetail({ one, ticket }: { one: OneTicket; ticket: TicketView }) {
  const [sheet, setSheet] = useState<'why' | 'contact' | null>(null);
  const { now, news } = one;
  const close = () => setSheet(null);
  const side = { ticket, now };
  return (
    <>
      {news ? (
        <Notice tone="yellow" text={news} action="知道了" onAction={one.dismissNews} />
      ) : null}
      <TopCard ticket={ticket} now={now} onWhy={() => setSheet('why')} />
      <QuestionNotice ticket={ticket} />
      <RequestNotice {...side} />
      <CategoryRequestNotice ticket={ticket} />
      <FollowUpNotice ticket={ticket} now={now} />
      <MergedNotice ticket={ticket} />
      <ReportCard ticket={ticket} />
      {ticket.mayAskContact ? (
        <Button icon="phone" onTap={() => setSheet('contact')}>
          联系业主
        </Button>
      ) : null}
      <RatingCard {...side} />
      <OrdersCard {...side} />
      <TimelineCard events={one.events} now={now} policy={one.policy} />
      <LatenessCard {...side} />
      <FactsCard {...side} />
      {sheet === 'why' ? <DeadlineSheet ticketId={ticket.id} now={now} onClose={close} /> : null}
      {sheet === 'contact' ? <ContactSheet ticketId={ticket.id} onClose={close} /> : null}
    </>
  );
}
