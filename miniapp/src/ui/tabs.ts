import { OVERSIGHT_ROLES, WORKING_ROLES, type Role } from '@wide-angle/shared';
import { type RouteName } from '../platform/routes';
import { type IconName } from './icon-names';

/** Pages that stand in a bar of tabs; none of them needs parameters. */
export type TabRoute = Extract<
  RouteName,
  'home' | 'tickets' | 'inbox' | 'me' | 'pool' | 'mine' | 'team' | 'board' | 'list'
>;

export interface Tab {
  route: TabRoute;
  label: string;
  icon: IconName;
}

const COMMON: readonly Tab[] = [
  { route: 'inbox', label: '消息', icon: 'bell' },
  { route: 'me', label: '我的', icon: 'user' },
];

const RESIDENT: readonly Tab[] = [
  { route: 'home', label: '首页', icon: 'home' },
  { route: 'tickets', label: '诉求', icon: 'list' },
  ...COMMON,
];

const WORKING: readonly Tab[] = [
  { route: 'pool', label: '待领取', icon: 'hand' },
  { route: 'mine', label: '我的工单', icon: 'list' },
  ...COMMON,
];

/** Those who lead their organisation see its whole work too. */
const LEADING: readonly Tab[] = [
  { route: 'pool', label: '待领取', icon: 'hand' },
  { route: 'mine', label: '我的工单', icon: 'list' },
  { route: 'team', label: '全单位', icon: 'building' },
  ...COMMON,
];

const OVERSIGHT: readonly Tab[] = [
  { route: 'board', label: '监督', icon: 'shield' },
  { route: 'list', label: '工单', icon: 'list' },
  ...COMMON,
];

/** The tabs of a role; an administrator has no tickets on the phone. */
export function tabsOf(role: Role): readonly Tab[] {
  if (role === 'manager' || role === 'department') return LEADING;
  if (WORKING_ROLES.includes(role)) return WORKING;
  if (OVERSIGHT_ROLES.includes(role)) return OVERSIGHT;
  return role === 'administrator' ? COMMON : RESIDENT;
}

/** Where a role starts. */
export function firstTabOf(role: Role): TabRoute {
  return tabsOf(role)[0]?.route ?? 'me';
}
