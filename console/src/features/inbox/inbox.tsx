import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import {
  can,
  friendlyTime,
  fromIso,
  type Instant,
  type MessageKind,
  type MessageView,
} from '@wide-angle/shared';
import { sentenceOfError } from '../../lib/problem.ts';
import { useMe, useNow } from '../../lib/services.ts';
import { MoreButton } from '../../ui/more-button.tsx';
import { EmptyState, ErrorNotice, Notice } from '../../ui/notices.tsx';
import { CardSkeleton } from '../../ui/skeleton.tsx';
import { Tag } from '../../ui/tag.tsx';
import type { ToneName } from '../../ui/theme.ts';
import { useInbox, useMarkRead, useUnread } from './queries.ts';

const KINDS: Readonly<Record<MessageKind, { word: string; tone: ToneName }>> = {
  progress: { word: '进展', tone: 'ended' },
  task: { word: '待办', tone: 'pending' },
  yellow: { word: '黄牌', tone: 'yellow' },
  red: { word: '红牌', tone: 'red' },
  order: { word: '督办', tone: 'waiting' },
  digest: { word: '汇总', tone: 'ended' },
};

/** Messages of the person in his present capacity. Following one marks it as read. */
export function Inbox() {
  const unread = useUnread();
  const markRead = useMarkRead();
  return (
    <>
      <header className="page-head">
        <h1 tabIndex={-1}>消息</h1>
        {unread > 0 && <span className="page-count tabular">{unread} 条未读</span>}
        {unread > 0 && (
          <Button loading={markRead.isPending} onClick={() => markRead.mutate(undefined)}>
            全部标为已读
          </Button>
        )}
      </header>
      {markRead.isError && <Notice tone="red">{sentenceOfError(markRead.error)}</Notice>}
      <Messages onRead={(id) => markRead.mutate(id)} />
    </>
  );
}

function Messages({ onRead }: { onRead: (id: string) => void }) {
  const now = useNow();
  const { role } = useMe().current;
  const inbox = useInbox();
  const messages = inbox.data?.pages.flatMap((page) => page.items);
  if (inbox.isError && !messages)
    return <ErrorNotice error={inbox.error} onRetry={() => void inbox.refetch()} />;
  if (!messages) return <CardSkeleton lines={8} />;
  return (
    <div className="card">
      {messages.length === 0 ? (
        <EmptyState title="没有消息">
          {can(role, 'ticket.read')
            ? '工单有进展、要您处理或亮牌时，会出现在这里。'
            : '系统提醒会出现在这里。'}
        </EmptyState>
      ) : (
        <ul className="messages">
          {messages.map((message) => (
            <Message
              key={message.id}
              message={message}
              now={now}
              onRead={() => onRead(message.id)}
            />
          ))}
        </ul>
      )}
      <MoreButton list={inbox} />
    </div>
  );
}

interface MessageProps {
  message: MessageView;
  now: Instant;
  onRead: () => void;
}

function Message({ message, now, onRead }: MessageProps) {
  const { kind, title, text, at, isRead } = message;
  return (
    <li className={isRead ? 'message' : 'message unread'}>
      <Tag tone={KINDS[kind].tone}>{KINDS[kind].word}</Tag>
      <div className="message-words">
        <MessageLink message={message} onFollow={isRead ? undefined : onRead}>
          {title}
        </MessageLink>
        {!isRead && <span className="unread-dot">未读</span>}
        <p className="secondary">{text}</p>
      </div>
      <time className="secondary tabular" dateTime={at}>
        {friendlyTime(now, fromIso(at))}
      </time>
    </li>
  );
}

interface MessageLinkProps {
  message: MessageView;
  onFollow: (() => void) | undefined;
  children: ReactNode;
}

function MessageLink({ message, onFollow, children }: MessageLinkProps) {
  const { about, ticketId, orderId } = message;
  if (about === 'calendar')
    return (
      <Link to="/calendar" onClick={onFollow}>
        {children}
      </Link>
    );
  if (orderId)
    return (
      <Link to="/orders/$id" params={{ id: orderId }} onClick={onFollow}>
        {children}
      </Link>
    );
  if (ticketId)
    return (
      <Link to="/ticket/$id" params={{ id: ticketId }} onClick={onFollow}>
        {children}
      </Link>
    );
  return <strong>{children}</strong>;
}
