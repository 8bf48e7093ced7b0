import { Empty } from '../../ui/empty';
import { Page } from '../../ui/page';

/** 登录 */
export default function SignInPage() {
  return (
    <Page>
      <Empty title="登录" text="登录后可以反映问题、查看进度。" />
    </Page>
  );
}
