import { Text, View } from '@tarojs/components';
import {
  CHANNEL_LABELS,
  fromIso,
  friendlyTime,
  type Instant,
  type TicketView,
} from '@wide-angle/shared';
import { Card } from '../../../ui/card';
import { MediaGrid } from '../../../ui/media-grid';
import { mediaItems } from '../media-items';
import { isOwnerSide } from '../words';

/** What was reported, in the reporter's words and pictures. */
export function ReportCard({ ticket }: { ticket: TicketView }) {
  return (
    <Card title="反映的问题">
      <View className="wa-report">
        {ticket.text ? <Text className="wa-report__text">{ticket.text}</Text> : null}
        <MediaGrid items={mediaItems(ticket.media)} />
      </View>
    </Card>
  );
}

/** One fact: what it is, and its value. */
export interface Fact {
  label: string;
  value: string;
}

/** The facts of a ticket, as far as its viewer may see them. */
export function factsOf(ticket: TicketView, now: Instant): Fact[] {
  const rows: (Fact | null)[] = [
    { label: '小区', value: ticket.estateName },
    ticket.place ? { label: '位置', value: ticket.place } : null,
    { label: '上报时间', value: friendlyTime(now, fromIso(ticket.submittedAt)) },
    ticket.reporterName ? { label: '上报人', value: ticket.reporterName } : null,
    ticket.channel === 'owner' ? null : { label: '来源', value: CHANNEL_LABELS[ticket.channel] },
    { label: '物业企业', value: ticket.companyName },
    ticket.responsibleName === ticket.companyName
      ? null
      : { label: '现由', value: `${ticket.responsibleName}办理` },
    { label: '所属社区', value: ticket.communityName },
    ticket.round > 1 ? { label: '办理轮次', value: `第 ${ticket.round} 轮（重办）` } : null,
    { label: '谁能看到', value: audienceOf(ticket) },
  ];
  return rows.filter((row): row is Fact => row !== null && row.value !== '');
}

function audienceOf({ isPublic, isAnonymous, relations }: TicketView): string {
  const who = isPublic ? '本小区业主可看，不显示个人信息' : '不公开，只有办理和监督人员能看';
  if (!isAnonymous) return who;
  return isOwnerSide(relations) ? `${who}；物业看不到您是谁` : `${who}；对物业匿名`;
}

/** Facts as rows. */
export function FactsCard({ ticket, now }: { ticket: TicketView; now: Instant }) {
  return (
    <Card title="基本情况">
      <View className="wa-facts">
        {factsOf(ticket, now).map(({ label, value }) => (
          <View key={label} className="wa-facts__row">
            <Text className="wa-facts__label">{label}</Text>
            <Text className="wa-facts__value">{value}</Text>
          </View>
        ))}
      </View>
    </Card>
  );
}
