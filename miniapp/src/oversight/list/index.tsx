import { useState } from 'react';
import '../../features/desk/styles/desk.scss';
import { isNarrowed, NO_FILTER, queryOf } from '../../features/desk/filter';
import { NoTickets } from '../../features/desk/no-tickets';
import { SearchBar } from '../../features/desk/search-bar';
import { lateBehindTabs, tileChips, tilesOf } from '../../features/desk/tiles';
import { useNarrowed } from '../../features/desk/use-narrowed';
import { TicketList, useTickets, useTileCounts } from '../../features/tickets';
import { asOfText, statusOf } from '../../lib/load/use-load';
import { useRefreshing } from '../../lib/load/use-refreshing';
import { usePolicy } from '../../lib/policy/use-policy';
import { useSession } from '../../lib/session/session';
import { useTellTabCounts } from '../../lib/session/tab-counts';
import { TabPage } from '../../lib/session/tab-page';
import { useQuery } from '../../platform/navigation';
import { Chips } from '../../ui/chips';
import { PageBody } from '../../ui/page';
import { Skeleton } from '../../ui/skeleton';

/** 工单: every list of an office, narrowed as wanted. */
export default function OversightListPage() {
  const { tile: first } = useQuery('list');
  const { role } = useSession();
  const [tiles] = useState(() => (role ? tilesOf(role) : []));
  const { tile, filter, setTile, setFilter } = useNarrowed(tiles, first);
  const key = tile?.key ?? 'open';
  const list = useTickets(queryOf(key, filter));
  const counts = useTileCounts();
  const policy = usePolicy(null);
  useRefreshing(() => Promise.all([list.reload(), counts.reload()]));
  useTellTabCounts(lateBehindTabs(counts.data));
  return (
    <TabPage current="list" asOf={asOfText(list)}>
      <Chips scroll value={key} onTap={setTile} options={tileChips(tiles, counts.data)} />
      <SearchBar tile={tile} filter={filter} policy={policy.data} onChange={setFilter} />
      <PageBody status={statusOf(list)} skeleton={<Skeleton cards={3} lines={4} />}>
        <TicketList
          list={list}
          showEstate
          empty={
            <NoTickets
              tile={key}
              narrowed={isNarrowed(filter)}
              onReset={() => setFilter(NO_FILTER)}
            />
          }
        />
      </PageBody>
    </TabPage>
  );
}
