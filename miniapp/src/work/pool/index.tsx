import { Text, View } from '@tarojs/components';
import { useRef } from 'react';
import '../../features/desk/styles/desk.scss';
import {
  arrivedSince,
  baseAfter,
  NO_BASE,
  poolSummary,
  unclaimed,
  wonCount,
  type CountBase,
} from '../../features/desk/claims';
import { emptyWords, lateBehindTabs } from '../../features/desk/tiles';
import { countOf, useTickets, useTileCounts } from '../../features/tickets';
import { asOfText, statusOf } from '../../lib/load/use-load';
import { useRefreshing } from '../../lib/load/use-refreshing';
import { useSession } from '../../lib/session/session';
import { useTellTabCounts } from '../../lib/session/tab-counts';
import { TabPage } from '../../lib/session/tab-page';
import { useEvery } from '../../lib/time/use-every';
import { useNow } from '../../lib/time/use-now';
import { useReachBottom } from '../../platform/lifecycle';
import { restart } from '../../platform/navigation';
import { Empty } from '../../ui/empty';
import { ListFooter } from '../../ui/list-footer';
import { Notice } from '../../ui/notice';
import { Skeleton } from '../../ui/skeleton';
import { PoolRow } from './pool-row';
import { useClaims } from './use-claims';

const MINUTE = 60_000;

/** What has come meanwhile is told and not put in: rows must not move under a thumb that is about to press. */
function usePool() {
  const list = useTickets({ tile: 'pool' });
  const counts = useTileCounts();
  const claiming = useClaims((id) => list.change((rows) => rows.filter((row) => row.id !== id)));
  const won = wonCount(claiming.claims);
  const count = countOf(counts.data, 'pool');
  const base = useRef<CountBase>(NO_BASE);
  base.current = baseAfter(base.current, { listAt: list.at, countsAt: counts.at, count, won });
  const refresh = async () => {
    await Promise.all([list.reload(), counts.reload()]);
    base.current = NO_BASE;
    claiming.clear();
  };
  useRefreshing(refresh);
  useEvery(MINUTE, () => void counts.reload());
  return { list, counts, count, claiming, refresh, arrived: arrivedSince(base.current, count) };
}

/** 待领取: what nobody has yet, the most urgent first, each row claimable with one thumb. */
export default function PoolPage() {
  const { role } = useSession();
  const { list, counts, count, claiming, refresh, arrived } = usePool();
  const now = useNow();
  useReachBottom(() => void list.more());
  useTellTabCounts(lateBehindTabs(counts.data));
  const rows = list.data ?? [];
  const isEmpty = list.data !== null && rows.length === 0;
  return (
    <TabPage
      current="pool"
      status={statusOf(list)}
      asOf={asOfText(list)}
      skeleton={<Skeleton cards={3} lines={4} />}
    >
      {arrived > 0 ? (
        <Notice
          icon="bell"
          text={`新来了 ${arrived} 件`}
          action="看看"
          onAction={() => void refresh()}
        />
      ) : null}
      {isEmpty ? <EmptyPool onRefresh={() => void refresh()} /> : null}
      {rows.length > 0 ? (
        <>
          <Text className="wa-note">
            {poolSummary(unclaimed(rows, claiming.claims), list.end, count)}
          </Text>
          <View className="wa-ticket-list">
            {rows.map((ticket) => (
              <PoolRow
                key={ticket.id}
                ticket={ticket}
                now={now}
                claim={claiming.claims[ticket.id]}
                mayDispatch={role === 'manager' || role === 'department'}
                onClaim={() => void claiming.claim(ticket)}
              />
            ))}
          </View>
          <ListFooter end={list.end} onMore={() => void list.more()} />
        </>
      ) : null}
    </TabPage>
  );
}

function EmptyPool({ onRefresh }: { onRefresh: () => void }) {
  const [title, text] = emptyWords('pool');
  return (
    <>
      <Empty title={title} text={text} action="刷新" onAction={onRefresh} />
      <View className="wa-centre-link" onClick={() => void restart('mine', {})}>
        <Text>看我在办的工单</Text>
      </View>
    </>
  );
}
