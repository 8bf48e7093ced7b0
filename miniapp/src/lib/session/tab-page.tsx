import { useEffect, type PropsWithChildren } from 'react';
import { Page, type PageProps } from '../../ui/page';
import { TabBar } from '../../ui/tab-bar';
import { type TabRoute } from '../../ui/tabs';
import { askToSignIn, goHome, hasTab } from './gate';
import { useSession } from './session';
import { useTabCounts } from './tab-counts';
import { useUnread } from './unread';

export interface TabPageProps extends Omit<PageProps, 'tabs'> {
  current: TabRoute;
}

/**
 * Root of a page that stands in the bar of tabs. Leads nobody to signing in, and a role that has no such tab to its
 * own start; until then a skeleton stands there.
 */
export function TabPage({ current, children, ...page }: PropsWithChildren<TabPageProps>) {
  const { role } = useSession();
  const unread = useUnread();
  const late = useTabCounts();
  const fits = role !== null && hasTab(role, current);
  useEffect(() => {
    if (role === null) void askToSignIn(current, {});
    else if (!fits) void goHome(role);
  }, [role, fits, current]);
  if (!fits) return <Page status={{ kind: 'loading' }} />;
  return (
    <Page {...page} tabs={<TabBar {...{ role, current, unread, late }} />}>
      {children}
    </Page>
  );
}
