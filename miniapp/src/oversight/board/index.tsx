import { Text, View } from '@tarojs/components';
import { type DutyOffice, type OrderState, type Role } from '@wide-angle/shared';
import '../../features/desk/styles/desk.scss';
import { boardOf, boardSentence, countText, type Board } from '../../features/desk/board';
import { OrdersCard } from '../../features/desk/orders/orders-card';
import { useWaitingOrders } from '../../features/desk/orders/use-orders';
import { TileGrid } from '../../features/desk/tile-grid';
import { lateBehindTabs } from '../../features/desk/tiles';
import { useTileCounts } from '../../features/tickets';
import { api } from '../../lib/api/clients';
import { asOfText, statusOf, useLoad } from '../../lib/load/use-load';
import { useRefreshing } from '../../lib/load/use-refreshing';
import { useSession } from '../../lib/session/session';
import { useTellTabCounts } from '../../lib/session/tab-counts';
import { TabPage } from '../../lib/session/tab-page';
import { useWho } from '../../lib/session/who';
import { useEvery } from '../../lib/time/use-every';
import { open } from '../../platform/navigation';
import { Card } from '../../ui/card';
import { Cell } from '../../ui/cell';
import { Skeleton } from '../../ui/skeleton';

const MINUTE = 60_000;
/** What may wait for an office: drafts to sign and replies to judge, and where it has work itself an answer. */
const WAITING: readonly OrderState[] = ['draft', 'replied', 'issued'];

const openList = (tile: string) => void open('list', { tile });

/** 监督: what is late and what waits for a decision, in numbers that open their lists. */
export default function BoardPage() {
  const { role, current } = useSession();
  const counts = useTileCounts();
  const orders = useWaitingOrders(WAITING, role === 'community' || role === 'bureau');
  const duties = useDutyOffices();
  const refresh = () => Promise.all([counts.reload(), orders.reload(), duties.reload()]);
  useRefreshing(refresh);
  useEvery(MINUTE, () => void refresh());
  useTellTabCounts(lateBehindTabs(counts.data));
  const board = boardOf(role ?? 'community', counts.data);
  return (
    <TabPage
      current="board"
      status={statusOf(counts)}
      asOf={asOfText(counts)}
      skeleton={<Skeleton cards={4} lines={2} />}
    >
      <BoardHead name={current?.organizationName ?? ''} board={board} role={role} />
      <TileGrid tiles={board.acts} onTap={openList} />
      <OrdersCard waiting={orders.data} onOpen={(state) => void open('orders', { state })} />
      <Card flush>
        <DutiesDoor offices={duties.data} />
        <Cell
          title="统计"
          note="响应率、解决率、满意率，点开看明细"
          onTap={() => void open('statistics', {})}
        />
        <Cell title="公示挂账清单" note="原因和复核日期" onTap={() => void open('shelved', {})} />
      </Card>
      <Card flush title="辖区情况">
        {board.rest.map((tile) => (
          <Cell
            key={tile.key}
            title={tile.title}
            note={tile.note}
            value={<Text className="wa-board__number">{`${countText(tile.count)} 件`}</Text>}
            onTap={() => openList(tile.key)}
          />
        ))}
      </Card>
    </TabPage>
  );
}

/** How many duties are owed in the viewer's area; red where some are late. */
function useDutyOffices() {
  const { me } = useSession();
  const key = `dutyOffices.${useWho()}`;
  return useLoad<DutyOffice[]>(key, () => api.duty.offices({}), { keepAs: key, when: me !== null });
}

function DutiesDoor({ offices }: { offices: readonly DutyOffice[] | null }) {
  const sum = (key: 'open' | 'late') => (offices ?? []).reduce((n, office) => n + office[key], 0);
  const [owed, late] = [sum('open'), sum('late')];
  const text = late > 0 ? `${late} 项超时` : `${owed} 项待办`;
  return (
    <Cell
      title="履职监督"
      note="审核、裁定、处置红牌、回访是否按时"
      value={
        owed + late === 0 ? undefined : (
          <Text
            className={late > 0 ? 'wa-board__number wa-board__number--late' : 'wa-board__number'}
          >
            {text}
          </Text>
        )
      }
      onTap={() => void open('duties', {})}
    />
  );
}

function BoardHead({ name, board, role }: { name: string; board: Board; role: Role | null }) {
  return (
    <View className="wa-board">
      <Text className="wa-board__name">{name}</Text>
      <Text className="wa-board__line">
        {role === 'subdistrict' ? '街道掌握情况，由社区和住建局处置。' : boardSentence(board)}
      </Text>
    </View>
  );
}
