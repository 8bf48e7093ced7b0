import '../../features/desk/styles/desk.scss';
import { ListsBody, useNarrowedLists } from '../../features/desk/narrowed-lists';
import { type Waiting } from '../../features/desk/orders/order-model';
import { WaitingCount } from '../../features/desk/orders/orders-card';
import { useWaitingOrders } from '../../features/desk/orders/use-orders';
import { lateBehindTabs, TEAM_KEYS, tilesOf } from '../../features/desk/tiles';
import { leadsOrganization } from '../../features/desk/use-narrowed';
import { TicketList, useTickets, useTileCounts } from '../../features/tickets';
import { asOfText, statusOf } from '../../lib/load/use-load';
import { useRefreshing } from '../../lib/load/use-refreshing';
import { useSession } from '../../lib/session/session';
import { useTellTabCounts } from '../../lib/session/tab-counts';
import { TabPage } from '../../lib/session/tab-page';
import { open, useQuery } from '../../platform/navigation';
import { Card } from '../../ui/card';
import { Cell } from '../../ui/cell';

const ANSWERED = ['issued'] as const;

/** 全单位: everything of the organisation, for whoever leads it; dispatching is done on the ticket's page. */
export default function TeamPage() {
  const { tab } = useQuery('team');
  const { role } = useSession();
  const lists = useNarrowedLists(role ? tilesOf(role, TEAM_KEYS) : [], tab, 'team');
  const list = useTickets(lists.query);
  const counts = useTileCounts();
  const orders = useWaitingOrders(ANSWERED, leadsOrganization(role));
  useRefreshing(() => Promise.all([list.reload(), counts.reload(), orders.reload()]));
  useTellTabCounts(lateBehindTabs(counts.data));
  return (
    <TabPage current="team" asOf={asOfText(list)}>
      <OrdersDoor waiting={orders.data?.issued} />
      <ListsBody lists={lists} counts={counts.data} status={statusOf(list)}>
        <TicketList list={list} showEstate empty={lists.empty} />
      </ListsBody>
    </TabPage>
  );
}

/** The ways to the supervision orders, with the number of those that wait for an answer, and to the numbers. */
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
      <Cell
        icon="document"
        title="统计"
        note="响应率、解决率、满意率，点开看明细"
        onTap={() => void open('statistics', {})}
      />
    </Card>
  );
}
