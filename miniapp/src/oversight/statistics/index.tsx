import { View, Text } from '@tarojs/components';
import {
  BEHIND_TEXT,
  can,
  PERIOD_KINDS,
  PERIOD_LABELS,
  periodOf,
  type OverviewView,
  type Period,
  type PeriodKind,
} from '@wide-angle/shared';
import { useState } from 'react';
import './statistics.scss';

import { asOfText, statusOf, useLoad } from '../../lib/load/use-load';
import { useRefreshing } from '../../lib/load/use-refreshing';
import { useRequiredSession } from '../../lib/session/use-required-session';
import { useWho } from '../../lib/session/who';
import { now } from '../../platform/clock';
import { open } from '../../platform/navigation';
import { Chips } from '../../ui/chips';
import { Page, PageBody } from '../../ui/page';
import { Skeleton } from '../../ui/skeleton';
import { NotForYou } from '../not-for-you';
import { numbersApi } from '../numbers-api';
import { CallCard, NumberCard, RateCard, TierCard, type Opener } from './cards';

const OPTIONS = PERIOD_KINDS.map((value) => ({ value, label: PERIOD_LABELS[value] }));

/** 统计: rates with both of their sides, and the numbers behind them; each opens into its tickets. */
export default function StatisticsPage() {
  const session = useRequiredSession('statistics', {});
  const [kind, setKind] = useState<PeriodKind>('month');
  const period = periodOf(kind, now());
  const mayRead = session !== null && can(session.role, 'statistics.read');
  const key = `statistics.${useWho()}.${period.from}.${period.to}`;
  const overview = useLoad<OverviewView>(key, () => numbersApi.overview({ query: { ...period } }), {
    keepAs: key,
    when: mayRead,
  });
  useRefreshing(overview.reload);
  if (session && !mayRead)
    return <NotForYou title="统计给物业经理和各级管理单位看" role={session.role} />;
  return (
    <Page asOf={asOfText(overview)}>
      <Chips scroll value={kind} onTap={setKind} options={OPTIONS} />
      <PageBody status={statusOf(overview)} skeleton={<Skeleton cards={4} lines={3} />}>
        {overview.data ? <Overview view={overview.data} period={period} /> : null}
      </PageBody>
    </Page>
  );
}

function Overview({ view, period }: { view: OverviewView; period: Period }) {
  const show: Opener = (figure) => void open('counted', { figure, ...period });
  return (
    <>
      <View className="wa-figures__head">
        <Text className="wa-figures__name">{view.scopeName}</Text>
        <Text className="wa-figures__days">{`${period.from} 至 ${period.to}`}</Text>
      </View>
      {view.isBehind ? <Text className="wa-figures__days">{BEHIND_TEXT}</Text> : null}
      <RateCard rate="response" {...{ view, show }} />
      <RateCard rate="solving" {...{ view, show }} />
      <RateCard rate="satisfaction" {...{ view, show }} />
      <RateCard rate="finish" {...{ view, show }} />
      <NumberCard title="此刻" figures={['openNow', 'lateNow', 'shelvedNow']} {...{ view, show }} />
      <TierCard {...{ view, show }} />
      <CallCard {...{ view, show }} />
      <NumberCard
        title="本期数量"
        figures={[
          ...(['filed', 'responseLate', 'finishLate', 'communityLate', 'closedByClock'] as const),
          ...(['reopened', 'declined', 'withdrawn', 'merged', 'struck'] as const),
        ]}
        {...{ view, show }}
      />
    </>
  );
}
