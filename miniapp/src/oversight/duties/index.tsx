import { Text, View } from '@tarojs/components';
import {
  can,
  DUTY_STATE_LABELS,
  DUTY_STATES,
  dutyText,
  friendlyTime,
  fromIso,
  type DutyState,
  type DutyView,
  type Instant,
} from '@wide-angle/shared';
import { useState } from 'react';
import '../../features/desk/styles/desk.scss';
import { api } from '../../lib/api/clients';
import { asOfText, statusOf } from '../../lib/load/use-load';
import { usePagedList, type PagedList } from '../../lib/load/use-paged-list';
import { useRefreshing } from '../../lib/load/use-refreshing';
import { useRequiredSession } from '../../lib/session/use-required-session';
import { useWho } from '../../lib/session/who';
import { useNow } from '../../lib/time/use-now';
import { useReachBottom } from '../../platform/lifecycle';
import { open } from '../../platform/navigation';
import { Card } from '../../ui/card';
import { Chips } from '../../ui/chips';
import { Empty } from '../../ui/empty';
import { ListFooter } from '../../ui/list-footer';
import { Page, PageBody } from '../../ui/page';
import { Skeleton } from '../../ui/skeleton';
import { NotForYou } from '../not-for-you';

/** 履职监督: what supervisors owe, are late with, and were late with. */
export default function DutiesPage() {
  const session = useRequiredSession('duties', {});
  const [state, setState] = useState<DutyState>('late');
  const mayRead = session !== null && can(session.role, 'duty.read');
  const key = `duties.${useWho()}.${state}`;
  const list = usePagedList<DutyView>(
    key,
    {
      load: (cursor) => api.duty.list({ query: { state, cursor } }),
      idOf: (duty) => `${duty.ticket.id}/${duty.key}`,
    },
    { keepAs: key, when: mayRead },
  );
  useRefreshing(list.reload);
  if (session && !mayRead)
    return <NotForYou title="这里是社区、街道和住建局看履职情况的页面" role={session.role} />;
  const options = DUTY_STATES.map((value) => ({ value, label: DUTY_STATE_LABELS[value] }));
  return (
    <Page asOf={asOfText(list)}>
      <Chips scroll value={state} onTap={setState} options={options} />
      <PageBody status={statusOf(list)} skeleton={<Skeleton cards={3} lines={3} />}>
        <Rows list={list} />
      </PageBody>
    </Page>
  );
}

function Rows({ list }: { list: PagedList<DutyView> }) {
  const now = useNow();
  useReachBottom(() => void list.more());
  const rows = list.data ?? [];
  if (rows.length === 0)
    return <Empty title="没有这样的事项" text="到时没有履职的会记在这里，补做以后记录保留。" />;
  return (
    <View className="wa-ticket-list">
      {rows.map((duty) => (
        <Duty key={`${duty.ticket.id}/${duty.key}`} duty={duty} now={now} />
      ))}
      <ListFooter end={list.end} onMore={() => void list.more()} />
    </View>
  );
}

function Duty({ duty, now }: { duty: DutyView; now: Instant }) {
  const { kind, organizationName, ticket, state } = duty;
  const dueAt = fromIso(duty.dueAt);
  const doneAt = duty.doneAt === null ? null : fromIso(duty.doneAt);
  const title = dutyText({ kind, dueAt, doneAt }, now);
  return (
    <Card
      tone={state === 'late' ? 'red' : undefined}
      title={title}
      label={title}
      onTap={() => void open('ticket', { id: ticket.id })}
    >
      <View className="wa-late">
        <Text className="wa-late__text">{organizationName}</Text>
        <Text className="wa-late__text">{`${ticket.estateName}，${ticket.categoryName}`}</Text>
        <Text className="wa-late__text">{`时限 ${friendlyTime(now, dueAt)}`}</Text>
      </View>
    </Card>
  );
}
