import { Empty } from '../../ui/empty';
import { Page } from '../../ui/page';
import { TabBar } from '../../ui/tab-bar';

/** 还没有消息 */
export default function InboxPage() {
  return (
    <Page tabs={<TabBar role="resident" current="inbox" />}>
      <Empty title="还没有消息" text="办理进展和提醒会出现在这里。" />
    </Page>
  );
}
