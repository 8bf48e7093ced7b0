import { Empty } from '../../ui/empty';
import { Page } from '../../ui/page';
import { TabBar } from '../../ui/tab-bar';

/** 手上没有工单 */
export default function MinePage() {
  return (
    <Page tabs={<TabBar role="staff" current="mine" />}>
      <Empty title="手上没有工单" text="领取的工单会出现在这里。" />
    </Page>
  );
}
