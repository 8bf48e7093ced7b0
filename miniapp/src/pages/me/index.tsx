import { Empty } from '../../ui/empty';
import { Page } from '../../ui/page';
import { TabBar } from '../../ui/tab-bar';

/** 我的 */
export default function MePage() {
  return (
    <Page tabs={<TabBar role="resident" current="me" />}>
      <Empty title="我的" text="房屋、身份和显示设置会出现在这里。" />
    </Page>
  );
}
