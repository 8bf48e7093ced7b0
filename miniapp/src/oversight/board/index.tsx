import { Empty } from '../../ui/empty';
import { Page } from '../../ui/page';
import { TabBar } from '../../ui/tab-bar';

/** 监督 */
export default function BoardPage() {
  return (
    <Page tabs={<TabBar role="community" current="board" />}>
      <Empty title="监督" text="超时和待裁定的数量会出现在这里。" />
    </Page>
  );
}
