import { Empty } from '../../ui/empty';
import { Page } from '../../ui/page';
import { TabBar } from '../../ui/tab-bar';

/** 还没有诉求 */
export default function TicketsPage() {
  return (
    <Page tabs={<TabBar role="resident" current="tickets" />}>
      <Empty title="还没有诉求" text="您反映的问题和办理进度会出现在这里。" />
    </Page>
  );
}
