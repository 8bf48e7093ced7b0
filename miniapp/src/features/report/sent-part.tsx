import { Text, View } from '@tarojs/components';
import { fromIso, friendlyTime, numberText, type TicketView } from '@wide-angle/shared';
import { now } from '../../platform/clock';
import { Card } from '../../ui/card';
import { Cell } from '../../ui/cell';
import { Icon } from '../../ui/icon';

/** What happens next, from the ticket itself. */
export function promiseOf(ticket: TicketView): string {
  const due = ticket.claimDueAt ?? ticket.overallDueAt;
  const verb = ticket.claimDueAt ? '领取' : '办结';
  return `${ticket.responsibleName}应在 ${friendlyTime(now(), fromIso(due))} 前${verb}`;
}

/** It has arrived: the number to read to others, and by when what happens. */
export function SentPart({ ticket }: { ticket: TicketView }) {
  const overall = friendlyTime(now(), fromIso(ticket.overallDueAt));
  return (
    <>
      <View className="wa-sent">
        <View className="wa-sent__disc">
          <Icon name="check" size="large" />
        </View>
        <Text className="wa-sent__title">已经收到</Text>
        <Text className="wa-sent__promise">{promiseOf(ticket)}</Text>
      </View>
      <Card flush>
        <Cell title="编号" value={<Text selectable>{numberText(ticket.number)}</Text>} />
        <Cell title="问题" value={ticket.categoryName} />
        <Cell title="最晚办结" value={overall} />
      </Card>
      <Text className="wa-note wa-sent__foot">
        到时没人领取，会自动上报社区。有进展会在“消息”里告诉您。
      </Text>
    </>
  );
}
