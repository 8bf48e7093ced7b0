import { Empty } from '../../ui/empty';
import { Page } from '../../ui/page';

/** 督办单 */
export default function OrderPage() {
  return (
    <Page>
      <Empty title="督办单" text="督办要求、时限和答复会出现在这里。" />
    </Page>
  );
}
