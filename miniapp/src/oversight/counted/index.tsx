import { Text, View } from '@tarojs/components';
import {
  can,
  checkPeriod,
  FIGURES,
  isStandingFigure,
  type FigureKey,
  type Period,
  type Role,
  type TicketCard,
} from '@wide-angle/shared';
import { useState } from 'react';
import '../../features/desk/styles/desk.scss';
import '../statistics/statistics.scss';
import { TicketList } from '../../features/tickets';

import { asOfText, statusOf } from '../../lib/load/use-load';
import { usePagedList } from '../../lib/load/use-paged-list';
import { useRefreshing } from '../../lib/load/use-refreshing';
import { useRequiredSession } from '../../lib/session/use-required-session';
import { useWho } from '../../lib/session/who';
import { useQuery } from '../../platform/navigation';
import { Empty } from '../../ui/empty';
import { Page, PageBody } from '../../ui/page';
import { Skeleton } from '../../ui/skeleton';
import { NotForYou } from '../not-for-you';
import { numbersApi } from '../numbers-api';

/** 统计明细: the tickets behind one number. */
export default function CountedPage() {
  const { figure = '', from = '', to = '' } = useQuery('counted');
  const session = useRequiredSession('counted', { figure, from, to });
  if (!session) return <Page status={{ kind: 'loading' }} />;
  if (!can(session.role, 'statistics.read'))
    return <NotForYou title="统计给物业经理和各级管理单位看" role={session.role} />;
  if (!isFigure(figure) || checkPeriod({ from, to }) !== null)
    return <Unknown role={session.role} />;
  return <Counted figure={figure} period={{ from, to }} />;
}

function isFigure(figure: string): figure is FigureKey {
  return Object.hasOwn(FIGURES, figure);
}

function Unknown({ role }: { role: Role }) {
  return <NotForYou title="没有这样的统计" role={role} />;
}

function Counted({ figure, period }: { figure: FigureKey; period: Period }) {
  const { from, to } = period;
  const { list, withheld } = useCounted(figure, period);
  const { title, definition } = FIGURES[figure];
  return (
    <Page asOf={asOfText(list)}>
      <View className="wa-figures__head">
        <Text className="wa-figures__name">{title}</Text>
        <Text className="wa-figures__days">
          {isStandingFigure(figure) ? '此刻' : `${from} 至 ${to}`}
        </Text>
        <Text className="wa-figures__definition">{definition}</Text>
        {withheld > 0 ? (
          <Text className="wa-figures__definition">
            {`另有 ${withheld} 件已转由其他单位办理，不再显示内容。`}
          </Text>
        ) : null}
      </View>
      <PageBody status={statusOf(list)} skeleton={<Skeleton cards={3} lines={4} />}>
        <TicketList list={list} showEstate empty={<Empty title="没有可以查看的工单" />} />
      </PageBody>
    </Page>
  );
}

/** A ticket that counts several times stands here once. */
function useCounted(figure: FigureKey, period: Period) {
  const [elsewhere, setElsewhere] = useState<Readonly<Record<string, number>>>({});
  const key = `counted.${useWho()}.${figure}.${period.from}.${period.to}`;
  const list = usePagedList<TicketCard>(
    key,
    {
      load: async (cursor) => {
        const query = { ...period, figure, cursor };
        const { items, next, withheld } = await numbersApi.tickets({ query });
        setElsewhere((known) => ({ ...known, [cursor ?? '']: withheld }));
        return { items: [...new Map(items.map((card) => [card.id, card])).values()], next };
      },
      idOf: (card) => card.id,
    },
    { keepAs: key },
  );
  useRefreshing(list.reload);
  return { list, withheld: Object.values(elsewhere).reduce((sum, n) => sum + n, 0) };
}
