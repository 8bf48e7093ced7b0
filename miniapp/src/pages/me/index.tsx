import { deliveryRowsOf } from '@wide-angle/shared';
import { DemoClock } from '../../features/demo/demo-clock';
import { DisplayCard } from '../../features/me/display-card';
import { CapacitiesCard, ResidencesCard, WhoCard } from '../../features/me/me-cards';
import { useOnReturn } from '../../lib/load/use-on-return';
import { refreshMe, signOut, useSession } from '../../lib/session/session';
import { TabPage } from '../../lib/session/tab-page';
import { ask } from '../../platform/feedback';
import { open, restart } from '../../platform/navigation';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Cell } from '../../ui/cell';

/** 我的: who I am, what I act as, how it looks. */
export default function MePage() {
  const { me } = useSession();
  useOnReturn(() => void refreshMe().catch(() => undefined));
  const leave = async () => {
    if (!(await ask('退出登录？', '下次使用要重新登录。', '退出'))) return;
    await signOut();
    await restart('signIn', {});
  };
  return (
    <TabPage current="me">
      {me ? (
        <>
          <WhoCard me={me} />
          <CapacitiesCard me={me} />
          <ResidencesCard me={me} />
          {deliveryRowsOf(me.current.role).length > 0 ? (
            <Card flush>
              <Cell icon="bell" title="消息设置" onTap={() => void open('messageSettings', {})} />
            </Card>
          ) : null}
          <DisplayCard />
          <DemoClock />
          <Button onTap={() => void leave()}>退出登录</Button>
        </>
      ) : null}
    </TabPage>
  );
}
