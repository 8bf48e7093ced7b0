import { Empty } from '../../ui/empty';
import { Page } from '../../ui/page';
import { TabBar } from '../../ui/tab-bar';

/** 工单 */
export default function OversightListPage() {
  return (
    <Page tabs={<TabBar role="community" current="list" />}>
      <Empty title="工单" text="辖区内的工单会出现在这里。" />
    </Page>
  );
}
