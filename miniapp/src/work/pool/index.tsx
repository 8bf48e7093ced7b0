import { Empty } from '../../ui/empty';
import { Page } from '../../ui/page';
import { TabBar } from '../../ui/tab-bar';

/** 没有待领取的工单 */
export default function PoolPage() {
  return (
    <Page tabs={<TabBar role="staff" current="pool" />}>
      <Empty title="没有待领取的工单" text="新的工单会出现在这里，最急的排在最前。" />
    </Page>
  );
}
