import { View } from '@tarojs/components';
import { type MessageView } from '@wide-angle/shared';
import { MessageRow } from '../../features/inbox/message-list';
import { useInbox } from '../../features/inbox/use-inbox';
import { asOfText, statusOf } from '../../lib/load/use-load';
import { useOnReturn } from '../../lib/load/use-on-return';
import { TabPage } from '../../lib/session/tab-page';
import { useSession } from '../../lib/session/session';
import { useNow } from '../../lib/time/use-now';
import { useReachBottom } from '../../platform/lifecycle';
import { open } from '../../platform/navigation';
import { Button } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { ListFooter } from '../../ui/list-footer';
import { Notice } from '../../ui/notice';

function openSubject({ ticketId, orderId }: MessageView): void {
  if (orderId) void open('order', { id: orderId });
  else if (ticketId) void open('ticket', { id: ticketId });
}

/** An administrator has nothing to do on the phone but to read what is wrong. */
function AtTheDesk() {
  const text = '系统管理请在电脑上做：用浏览器打开工作台，以同一账号登录。手机上只看系统提醒。';
  return <Notice tone="plain" text={text} />;
}

/** 消息, newest first; a tap opens what it is about. */
export default function InboxPage() {
  const { list, hasUnread, markRead, markAll } = useInbox();
  const now = useNow();
  const isAdministrator = useSession().role === 'administrator';
  useOnReturn(() => void list.reload());
  useReachBottom(() => void list.more());
  const rows = list.data ?? [];
  return (
    <TabPage current="inbox" status={statusOf(list)} asOf={asOfText(list)}>
      {isAdministrator ? <AtTheDesk /> : null}
      {rows.length === 0 ? (
        <Empty
          title="还没有消息"
          text={isAdministrator ? '系统提醒会出现在这里。' : '办理进展和提醒会出现在这里。'}
        />
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
