import { Text, View } from '@tarojs/components';
import { type OrderState, type Role } from '@wide-angle/shared';
import '../../features/desk/styles/desk.scss';
import { boardOf, boardSentence, countText, type Board } from '../../features/desk/board';
import { OrdersCard } from '../../features/desk/orders/orders-card';
import { useWaitingOrders } from '../../features/desk/orders/use-orders';
import { TileGrid } from '../../features/desk/tile-grid';
import { lateBehindTabs } from '../../features/desk/tiles';
import { useTileCounts } from '../../features/tickets';
import { asOfText, statusOf } from '../../lib/load/use-load';
import { useRefreshing } from '../../lib/load/use-refreshing';
import { useSession } from '../../lib/session/session';
import { useTellTabCounts } from '../../lib/session/tab-counts';
import { TabPage } from '../../lib/session/tab-page';
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
  const refresh = () => Promise.all([counts.reload(), orders.reload()]);
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
        <Cell
          title="履职监督"
          note="审核、裁定、处置红牌、回访是否按时"
          onTap={() => void open('duties', {})}
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
