import { Text, View } from '@tarojs/components';
import {
  APPEAL_LABELS,
  fromIso,
  friendlyTime,
  followUpText,
  latenessTitle,
  ORDER_STATE_LABELS,
  type Instant,
  type OrderCard,
  type RatingView,
  type TicketView,
} from '@wide-angle/shared';
import { open } from '../../../platform/navigation';
import { Card } from '../../../ui/card';
import { Cell } from '../../../ui/cell';
import { Notice } from '../../../ui/notice';
import { Tag } from '../../../ui/tag';

interface SideProps {
  ticket: TicketView;
  now: Instant;
}

/** The question that the reporter has to answer. */
export function QuestionNotice({ ticket }: { ticket: TicketView }) {
  if (!ticket.question) return null;
  const asks = ticket.relations.includes('reporter') ? '请您补充：' : '请业主补充：';
  return <Notice tone="yellow" icon="message" text={`${asks}${ticket.question}`} />;
}

/** A request of the company that waits for a decision. */
export function RequestNotice({ ticket, now }: SideProps) {
  const { request } = ticket;
  if (!request) return null;
  const text =
    request.kind === 'extension'
      ? `${ticket.responsibleName}申请延期 ${request.amount} ${request.unit === 'hours' ? '小时' : '个工作日'}，等审批。`
      : `${ticket.responsibleName}申请挂账到 ${friendlyTime(now, fromIso(request.until))}，等住建局审批。`;
  return <Notice tone="plain" icon="calendar" text={text} />;
}

/** Another category that the company asks for, while the answer is waited for. */
export function CategoryRequestNotice({ ticket }: { ticket: TicketView }) {
  const { categoryRequest, categoryName, responsibleName } = ticket;
  if (!categoryRequest) return null;
  const text = `${responsibleName}申请由“${categoryName}”改为“${categoryRequest.categoryName}”，等审批。`;
  return <Notice tone="plain" icon="list" text={text} />;
}

/** The call that the community owes the owner, for those who may know of it. */
export function FollowUpNotice({ ticket, now }: SideProps) {
  const { followUp } = ticket;
  if (!followUp) return null;
  return <Notice tone="plain" icon="phone" text={followUpText(followUp, now)} />;
}

/** Every limit that was missed; kept for ever. */
export function LatenessCard({ ticket, now }: SideProps) {
  if (ticket.lateness.length === 0) return null;
  return (
    <Card title="超时记录">
      {ticket.lateness.map((late) => (
        <View key={late.id} className="wa-late">
          <View className="wa-late__head">
            <Text className="wa-late__title">{latenessTitle(late, now)}</Text>
            {late.appeal ? <Tag text={APPEAL_LABELS[late.appeal]} /> : null}
          </View>
          <Text className="wa-late__text">
            {`${late.organizationName}，时限 ${friendlyTime(now, fromIso(late.at))}`}
          </Text>
        </View>
      ))}
    </Card>
  );
}

/** The owner's word at the end; where the ticket is open again, that of the round before. */
export function RatingCard({ ticket, now }: SideProps) {
  const { rating, ownRating, endedAt } = ticket;
  if (ownRating) return <RatingFacts title="您的评价" rating={ownRating} now={now} />;
  if (!rating) return null;
  const title = endedAt === null ? '上一轮的业主评价' : '业主评价';
  return <RatingFacts title={title} rating={rating} now={now} />;
}

interface RatingFactsProps {
  title: string;
  rating: RatingView;
  now: Instant;
}

function RatingFacts({ title, rating, now }: RatingFactsProps) {
  const scores = `速度 ${rating.speed} 分 · 质量 ${rating.quality} 分 · 态度 ${rating.attitude} 分`;
  return (
    <Card
      title={title}
      extra={
        <Tag text={rating.solved ? '已解决' : '没解决'} tone={rating.solved ? 'closed' : 'red'} />
      }
    >
      <View className="wa-report">
        <Text>{scores}</Text>
        {rating.text ? <Text className="wa-report__text">{rating.text}</Text> : null}
        <Text className="wa-note">{friendlyTime(now, fromIso(rating.at))}</Text>
      </View>
    </Card>
  );
}

/** Roles of a ticket that may open its supervision orders. */
const READS_ORDERS: ReadonlySet<string> = new Set([
  'manager',
  'department',
  'community',
  'subdistrict',
  'bureau',
]);

/** Supervision orders about this ticket. */
export function OrdersCard({ ticket, now }: SideProps) {
  if (ticket.orders.length === 0) return null;
  const mayOpen = ticket.relations.some((one) => READS_ORDERS.has(one));
  return (
    <Card flush title="督办单">
      {ticket.orders.map((order) => (
        <Cell
          key={order.id}
          title={order.number ?? '待签发的督办单'}
          note={orderNote(order, now)}
          value={ORDER_STATE_LABELS[order.state]}
          onTap={mayOpen ? () => void open('order', { id: order.id }) : undefined}
        />
      ))}
    </Card>
  );
}

function orderNote(order: OrderCard, now: Instant): string {
  const isWaiting = order.state === 'issued';
  const due = isWaiting && order.dueAt ? `，${friendlyTime(now, fromIso(order.dueAt))} 前回复` : '';
  const more = order.ticketCount > 1 ? `，共 ${order.ticketCount} 件工单` : '';
  return `${order.issuerName} → ${order.addresseeName}${more}${due}\n${order.demand}`;
}

/** Leads from a merged ticket to the one in which it lives on. */
export function MergedNotice({ ticket }: { ticket: TicketView }) {
  const { mergedIntoId } = ticket;
  if (!mergedIntoId) return null;
  return (
    <Notice
      text="同一个问题已有另一件在办。"
      action="去看"
      onAction={() => void open('ticket', { id: mergedIntoId })}
    />
  );
}
