import { View } from '@tarojs/components';
import { type MessageView } from '@wide-angle/shared';
import { MessageRow } from '../../features/inbox/message-list';
import { useInbox } from '../../features/inbox/use-inbox';
import { asOfText, statusOf } from '../../lib/load/use-load';
import { useOnReturn } from '../../lib/load/use-on-return';
import { TabPage } from '../../lib/session/tab-page';
import { useNow } from '../../lib/time/use-now';
import { useReachBottom } from '../../platform/lifecycle';
import { open } from '../../platform/navigation';
import { Button } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { ListFooter } from '../../ui/list-footer';

function openSubject({ ticketId, orderId }: MessageView): void {
  if (orderId) void open('order', { id: orderId });
  else if (ticketId) void open('ticket', { id: ticketId });
}

/** 消息, newest first; a tap opens what it is about. */
export default function InboxPage() {
  const { list, hasUnread, markRead, markAll } = useInbox();
  const now = useNow();
  useOnReturn(() => void list.reload());
  useReachBottom(() => void list.more());
  const rows = list.data ?? [];
  return (
    <TabPage current="inbox" status={statusOf(list)} asOf={asOfText(list)}>
      {rows.length === 0 ? (
        <Empty title="还没有消息" text="办理进展和提醒会出现在这里。" />
      ) : (
        <>
          {hasUnread ? (
            <View className="wa-inbox__all">
              <Button small variant="text" icon="check" onTap={markAll}>
                全部标为已读
              </Button>
            </View>
          ) : null}
          <View className="wa-inbox">
            {rows.map((message) => (
              <MessageRow
                key={message.id}
                message={message}
                now={now}
                onTap={() => {
                  if (!message.isRead) markRead(message.id);
                  openSubject(message);
                }}
              />
            ))}
          </View>
          <ListFooter end={list.end} onMore={() => void list.more()} />
        </>
      )}
    </TabPage>
  );
}
