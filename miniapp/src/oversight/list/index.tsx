import { useState } from 'react';
import '../../features/desk/styles/desk.scss';
import { ListsBody, useNarrowedLists } from '../../features/desk/narrowed-lists';
import { lateBehindTabs, tilesOf } from '../../features/desk/tiles';
import { TicketList, useTickets, useTileCounts } from '../../features/tickets';
import { asOfText, statusOf } from '../../lib/load/use-load';
import { useRefreshing } from '../../lib/load/use-refreshing';
import { useSession } from '../../lib/session/session';
import { useTellTabCounts } from '../../lib/session/tab-counts';
import { TabPage } from '../../lib/session/tab-page';
import { useQuery } from '../../platform/navigation';

/** 工单: every list of an office, narrowed as wanted. */
export default function OversightListPage() {
  const { tile: first } = useQuery('list');
  const { role } = useSession();
  const [tiles] = useState(() => (role ? tilesOf(role) : []));
  const lists = useNarrowedLists(tiles, first, 'open');
  const list = useTickets(lists.query);
  const counts = useTileCounts();
  useRefreshing(() => Promise.all([list.reload(), counts.reload()]));
  useTellTabCounts(lateBehindTabs(counts.data));
  return (
    <TabPage current="list" asOf={asOfText(list)}>
      <ListsBody lists={lists} counts={counts.data} status={statusOf(list)}>
        <TicketList list={list} showEstate empty={lists.empty} />
      </ListsBody>
    </TabPage>
  );
}
