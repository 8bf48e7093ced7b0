import { type Role } from '@wide-angle/shared';
import { goHome } from '../lib/session/gate';
import { Empty } from '../ui/empty';
import { Page } from '../ui/page';

/** A page that somebody opened by its address whom it does not concern: said politely, with the way back. */
export function NotForYou({ title, role }: { title: string; role: Role }) {
  return (
    <Page>
      <Empty
        title={title}
        text="您现在的身份不需要看这一页，回首页可以看到您的诉求或工单。"
        action="回首页"
        onAction={() => void goHome(role)}
      />
    </Page>
  );
}
