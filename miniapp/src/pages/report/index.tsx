import { Empty } from '../../ui/empty';
import { Page } from '../../ui/page';

/** 我要反映 */
export default function ReportPage() {
  return (
    <Page>
      <Empty title="我要反映" text="选类别、拍照片、说清楚，三步提交。" />
    </Page>
  );
}
