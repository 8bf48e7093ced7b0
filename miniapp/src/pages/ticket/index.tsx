import { Empty } from '../../ui/empty';
import { Page } from '../../ui/page';

/** 诉求详情 */
export default function TicketPage() {
  return (
    <Page>
      <Empty title="诉求详情" text="状态、时限和经过会出现在这里。" />
    </Page>
  );
}
