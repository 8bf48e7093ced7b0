import { PAGE_LIMIT_MAX } from '@wide-angle/shared';
import { useState } from 'react';
import '../../features/desk/styles/desk.scss';
import {
  emptyWords,
  lateBehindTabs,
  MINE_KEYS,
  tileChips,
  tilesOf,
} from '../../features/desk/tiles';
import { TicketList, useTickets, useTileCounts } from '../../features/tickets';
import { asOfText, statusOf } from '../../lib/load/use-load';
import { useRefreshing } from '../../lib/load/use-refreshing';
import { useSession } from '../../lib/session/session';
import { useTellTabCounts } from '../../lib/session/tab-counts';
import { TabPage } from '../../lib/session/tab-page';
import { useNow } from '../../lib/time/use-now';
import { useReachBottom } from '../../platform/lifecycle';
import { restart, useQuery } from '../../platform/navigation';
import { Chips } from '../../ui/chips';
import { Empty } from '../../ui/empty';
import { ListFooter } from '../../ui/list-footer';
import { PageBody } from '../../ui/page';
import { Skeleton } from '../../ui/skeleton';
import { InHand } from './in-hand';

type Tickets = ReturnType<typeof useTickets>;

/** 我的工单: what I have in hand, the one to do first on top; what is late; what I finished. */
export default function MinePage() {
  const { tab } = useQuery('mine');
  const { role } = useSession();
  const [tile, setTile] = useState(MINE_KEYS.find((key) => key === tab) ?? 'mine');
  // What is in hand is put in its own order, so it has to be there as a whole: nobody has more than a page.
  const list = useTickets({ tile, limit: tile === 'mine' ? PAGE_LIMIT_MAX : undefined });
  const counts = useTileCounts();
  useRefreshing(() => Promise.all([list.reload(), counts.reload()]));
  useTellTabCounts(lateBehindTabs(counts.data));
  return (
    <TabPage current="mine" asOf={asOfText(list)}>
      <Chips
        scroll
        value={tile}
        onTap={(key) => setTile(MINE_KEYS.find((one) => one === key) ?? 'mine')}
        options={tileChips(role ? tilesOf(role, MINE_KEYS) : [], counts.data)}
      />
      <PageBody status={statusOf(list)} skeleton={<Skeleton cards={3} lines={4} />}>
        {tile === 'mine' ? (
          <InHandList list={list} />
        ) : (
          <TicketList list={list} showEstate empty={<EmptyList tile={tile} />} />
        )}
      </PageBody>
    </TabPage>
  );
}

function InHandList({ list }: { list: Tickets }) {
  const now = useNow();
  useReachBottom(() => void list.more());
  const rows = list.data ?? [];
  if (rows.length === 0) return <EmptyList tile="mine" />;
  return (
    <>
      <InHand tickets={rows} now={now} />
      {list.end === 'end' ? null : <ListFooter end={list.end} onMore={() => void list.more()} />}
    </>
  );
}

function EmptyList({ tile }: { tile: string }) {
  const [title, text] = emptyWords(tile);
  return (
    <Empty
      title={title}
      text={text}
      action={tile === 'mine' ? '去领取' : undefined}
      onAction={() => void restart('pool', {})}
    />
  );
}
