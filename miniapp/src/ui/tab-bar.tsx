import { Text, View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { type Role } from '@wide-angle/shared';
import { hideHomeButton } from '../platform/home-button';
import { restart } from '../platform/navigation';
import { a11y } from './a11y';
import { Badge } from './badge';
import { classes } from './classes';
import { Icon } from './icon';
import { tabsOf, type Tab, type TabRoute } from './tabs';

export interface TabBarProps {
  role: Role;
  current: TabRoute;
  /** Unread messages. */
  unread?: number;
  /** Late work behind other tabs. */
  late?: Readonly<Partial<Record<TabRoute, number>>>;
}

/** The bar of a role's pages. WeChat's own allows five pages for all roles together, so this one relaunches. */
export function TabBar({ role, current, unread, late }: TabBarProps) {
  useDidShow(hideHomeButton);
  return (
    <View className="wa-tab-bar">
      {tabsOf(role).map((tab) => (
        <TabItem
          key={tab.route}
          tab={tab}
          on={tab.route === current}
          count={tab.route === 'inbox' ? (unread ?? 0) : (late?.[tab.route] ?? 0)}
        />
      ))}
    </View>
  );
}

function TabItem({ tab, on, count }: { tab: Tab; on: boolean; count: number }) {
  const label = count > 0 ? `${tab.label}，${countWords(tab.route, count)}` : tab.label;
  return (
    <View
      className={classes('wa-tab-bar__item', on && 'wa-tab-bar__item--on')}
      hoverClass="wa-press"
      onClick={on ? undefined : () => void restart(tab.route, {})}
      {...a11y({ role: 'tab', selected: on, label })}
    >
      <View className="wa-tab-bar__icon">
        <Icon name={tab.icon} />
        <View className="wa-tab-bar__badge">
          <Badge count={count} />
        </View>
      </View>
      <Text className="wa-tab-bar__label">{tab.label}</Text>
    </View>
  );
}

function countWords(route: TabRoute, count: number): string {
  return route === 'inbox' ? `${count}条未读` : `${count}件超时`;
}
