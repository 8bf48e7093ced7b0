import { Empty } from '../../ui/empty';
import { Page } from '../../ui/page';
import { TabBar } from '../../ui/tab-bar';

/** 您的小区 */
export default function HomePage() {
  return (
    <Page tabs={<TabBar role="resident" current="home" />}>
      <Empty title="您的小区" text="反映问题、查看进度、小区公示都在这里。" />
    </Page>
  );
}
