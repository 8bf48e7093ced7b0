import '../../features/desk/styles/desk.scss';
import { isNarrowed, NO_FILTER, queryOf } from '../../features/desk/filter';
import { NoTickets } from '../../features/desk/no-tickets';
import { type Waiting } from '../../features/desk/orders/order-model';
import { WaitingCount } from '../../features/desk/orders/orders-card';
import { useWaitingOrders } from '../../features/desk/orders/use-orders';
import { SearchBar } from '../../features/desk/search-bar';
import { lateBehindTabs, TEAM_KEYS, tileChips, tilesOf } from '../../features/desk/tiles';
import { leadsOrganization, useNarrowed } from '../../features/desk/use-narrowed';
import { TicketList, useTickets, useTileCounts } from '../../features/tickets';
import { asOfText, statusOf } from '../../lib/load/use-load';
import { useRefreshing } from '../../lib/load/use-refreshing';
import { usePolicy } from '../../lib/policy/use-policy';
import { useSession } from '../../lib/session/session';
import { useTellTabCounts } from '../../lib/session/tab-counts';
import { TabPage } from '../../lib/session/tab-page';
import { open, useQuery } from '../../platform/navigation';
import { Card } from '../../ui/card';
import { Cell } from '../../ui/cell';
import { Chips } from '../../ui/chips';
import { PageBody } from '../../ui/page';
import { Skeleton } from '../../ui/skeleton';

const ANSWERED = ['issued'] as const;

/** 全单位: everything of the organisation, for whoever leads it; dispatching is done on the ticket's page. */
export default function TeamPage() {
  const { tab } = useQuery('team');
  const { role } = useSession();
  const tiles = role ? tilesOf(role, TEAM_KEYS) : [];
  const { tile, filter, setTile, setFilter } = useNarrowed(tiles, tab);
  const key = tile?.key ?? 'team';
  const list = useTickets(queryOf(key, filter));
  const counts = useTileCounts();
  const orders = useWaitingOrders(ANSWERED, leadsOrganization(role));
  const policy = usePolicy(null);
  useRefreshing(() => Promise.all([list.reload(), counts.reload(), orders.reload()]));
  useTellTabCounts(lateBehindTabs(counts.data));
  return (
    <TabPage current="team" asOf={asOfText(list)}>
      <OrdersDoor waiting={orders.data?.issued} />
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

/** The way to the supervision orders; the number of those that wait for an answer stands on it. */
function OrdersDoor({ waiting }: { waiting: Waiting | undefined }) {
  const waits = waiting !== undefined && waiting.count > 0;
  return (
    <Card flush>
      <Cell
        icon="megaphone"
        title="收到的督办单"
        note={waits ? '等您按期回复' : '没有等您回复的'}
        value={waits ? <WaitingCount waiting={waiting} /> : undefined}
        onTap={() => void open('orders', waits ? { state: 'issued' } : {})}
      />
    </Card>
  );
}
