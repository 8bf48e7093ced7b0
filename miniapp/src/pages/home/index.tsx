import { Text, View } from '@tarojs/components';
import { useEffect } from 'react';
import { HomeHead } from '../../features/home/home-head';
import { useHomeEstate } from '../../features/home/home-estate';
import { leadOf, ownersOrder } from '../../features/home/home-order';
import { scanToReport } from '../../features/home/scan-to-report';
import { TicketCardRow, useTickets } from '../../features/tickets';
import { asOfText, statusOf } from '../../lib/load/use-load';
import { useOnReturn } from '../../lib/load/use-on-return';
import { usePolicy } from '../../lib/policy/use-policy';
import { useSession } from '../../lib/session/session';
import { TabPage } from '../../lib/session/tab-page';
import { useNow } from '../../lib/time/use-now';
import { open, replace, restart, useQuery } from '../../platform/navigation';
import { sceneOf } from '../../platform/query';
import { Card } from '../../ui/card';
import { Cell } from '../../ui/cell';
import { Empty } from '../../ui/empty';
import { Notice } from '../../ui/notice';
import { Page, PageBody } from '../../ui/page';

/** The start of owners, and the page to which every printed code leads. */
export default function HomePage() {
  const scene = sceneOf(useQuery('home'));
  useEffect(() => {
    if (scene !== null) void replace('report', { scene });
  }, [scene]);
  return scene === null ? <Home /> : <Page status={{ kind: 'loading' }} />;
}

function Home() {
  const { me } = useSession();
  const { home, estates, choose } = useHomeEstate(me);
  const list = useTickets({ tile: 'open' });
  // Known already when the form opens, also without a network.
  usePolicy(home?.estateId ?? null, me !== null);
  useOnReturn(() => void list.reload());
  const estate = home?.isVerified ? home.estateId : undefined;
  return (
    <TabPage current="home" asOf={asOfText(list)}>
      <HomeHead
        home={home}
        estates={estates}
        onChoose={choose}
        onReport={() => void open('report', { estate })}
        onScan={() => void scanToReport()}
      />
      {me && home === null ? (
        <Notice tone="yellow" text="房屋认证后才能上报。请到社区登记，急事可请社区工作人员代报。" />
      ) : null}
      <View className="wa-section">
        <Text className="wa-section__title">我在办的诉求</Text>
      </View>
      <PageBody status={statusOf(list)}>
        <OpenTickets list={list} />
      </PageBody>
      <Card flush>
        <Cell
          icon="building"
          title="本小区公开的诉求"
          note="看看邻居反映了什么，一起跟进"
          onTap={() => void restart('tickets', { tab: 'neighbours' })}
        />
        <Cell
          icon="list"
          title="公示挂账清单"
          note="暂时解决不了的，原因和复核日期"
          onTap={() => void open('shelved', {})}
        />
      </Card>
    </TabPage>
  );
}

function OpenTickets({ list }: { list: ReturnType<typeof useTickets> }) {
  const now = useNow();
  const tickets = ownersOrder(list.data ?? []);
  if (tickets.length === 0) {
    return (
      <Card>
        <Empty title="没有在办的诉求" text="小区里有什么问题，点上面“我要反映”告诉我们。" />
      </Card>
    );
  }
  return (
    <View className="wa-ticket-list">
      {tickets.map((ticket) => {
        const lead = leadOf(ticket.state);
        return (
          <TicketCardRow
            key={ticket.id}
            ticket={ticket}
            now={now}
            lead={lead ? <Text className="wa-ticket__lead">{lead}</Text> : null}
            onTap={() => void open('ticket', { id: ticket.id })}
          />
        );
      })}
      {list.end === 'more' ? (
        <Card flush>
          <Cell title="看全部诉求" onTap={() => void restart('tickets', { tab: 'open' })} />
        </Card>
      ) : null}
    </View>
  );
}
