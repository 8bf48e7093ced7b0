import { Text, View } from '@tarojs/components';
import { friendlyTime, fromIso, type Instant, type ShelvedView } from '@wide-angle/shared';
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
import { Empty } from '../../ui/empty';
import { ListFooter } from '../../ui/list-footer';
import { Page, PageBody } from '../../ui/page';
import { Skeleton } from '../../ui/skeleton';

/** 公示挂账清单: for owners what is public in their estates, for offices all of their area. */
export default function ShelvedPage() {
  const session = useRequiredSession('shelved', {});
  const key = `shelved.${useWho()}`;
  const list = usePagedList<ShelvedView>(
    key,
    { load: (cursor) => api.ticket.shelved({ query: { cursor } }), idOf: ({ id }) => id },
    { keepAs: key, when: session !== null },
  );
  useRefreshing(list.reload);
  return (
    <Page asOf={asOfText(list)}>
      <PageBody status={statusOf(list)} skeleton={<Skeleton cards={3} lines={3} />}>
        <Rows list={list} />
      </PageBody>
    </Page>
  );
}

function Rows({ list }: { list: PagedList<ShelvedView> }) {
  const now = useNow();
  useReachBottom(() => void list.more());
  const rows = list.data ?? [];
  if (rows.length === 0)
    return <Empty title="没有挂账的诉求" text="暂时解决不了、批准挂账的会公示在这里。" />;
  return (
    <View className="wa-ticket-list">
      {rows.map((item) => (
        <Shelved key={item.id} item={item} now={now} />
      ))}
      <ListFooter end={list.end} onMore={() => void list.more()} />
    </View>
  );
}

function Shelved({ item, now }: { item: ShelvedView; now: Instant }) {
  const day = (at: string) => friendlyTime(now, fromIso(at));
  const { id, categoryName, estateName, place, reason, responsibleName, since, until } = item;
  return (
    <Card title={categoryName} onTap={() => void open('ticket', { id })} label={categoryName}>
      <View className="wa-late">
        <Text className="wa-late__text">{`${estateName} ${place}`}</Text>
        <Text className="wa-late__text">{`原因：${reason}`}</Text>
        <Text className="wa-late__text">{`${responsibleName}，${day(since)} 起挂账`}</Text>
        <Text className="wa-late__text">{`复核日期：${day(until)}`}</Text>
      </View>
    </Card>
  );
}
