import { TILES, type Role, type Tile, type TileCount } from '@wide-angle/shared';
import { type ChipOption } from '../../ui/chips';
import { type TabCounts } from '../../lib/session/tab-counts';

/** The lists of the tab 我的工单. */
export const MINE_KEYS = ['mine', 'mineLate', 'mineDone'] as const;
/** The lists of the tab 全单位. */
export const TEAM_KEYS = ['team', 'teamLate', 'teamAll'] as const;

const SHORT: Readonly<Record<string, string>> = {
  mine: '在办',
  mineLate: '超时',
  mineDone: '我报结的',
  team: '在办',
  teamLate: '超时',
  teamAll: '全部',
};

/** The tiles of a role with these keys, or all of them. */
export function tilesOf(role: Role, keys?: readonly string[]): readonly Tile[] {
  return TILES[role].filter((tile) => !keys || keys.includes(tile.key));
}

/** Tiles as chips with their numbers. */
export function tileChips(
  tiles: readonly Tile[],
  counts: readonly TileCount[] | null,
): ChipOption<string>[] {
  return tiles.map(({ key, title }) => ({
    value: key,
    label: SHORT[key] ?? title,
    count: counts?.find((one) => one.key === key)?.count,
  }));
}

const LATE_TABS: readonly (readonly [tile: string, tab: 'mine' | 'team' | 'board'])[] = [
  ['mineLate', 'mine'],
  ['teamLate', 'team'],
  ['late', 'board'],
];

/** How much late work stands behind each tab; null while the counts are not known. */
export function lateBehindTabs(counts: readonly TileCount[] | null): TabCounts | null {
  if (counts === null) return null;
  const entries = LATE_TABS.map(
    ([tile, tab]) => [tab, counts.find((one) => one.key === tile)?.count ?? 0] as const,
  );
  return Object.fromEntries(entries);
}

type Words = readonly [title: string, text: string];

const EMPTY: Readonly<Record<string, Words>> = {
  pool: ['没有待领取的工单', '新的工单会出现在这里，最急的排在最前。'],
  mine: ['手上没有工单', '您领取的、派给您的工单会出现在这里。'],
  mineLate: ['没有超时的工单', '过了时限还没办好的会出现在这里。'],
  mineDone: ['还没有报结的工单', '您上报办结的工单会出现在这里，可以看业主的评价。'],
  team: ['没有在办的工单', '本单位还没办结的工单会出现在这里。'],
  teamLate: ['没有超时的工单', '本单位过了时限的工单会出现在这里。'],
  teamAll: ['还没有工单', '派到本单位的工单都会出现在这里。'],
  late: ['没有超时的工单', '过了时限还没办好的会出现在这里，可以督办。'],
  unclaimed: ['都有人领了', '还没有人领取的工单会出现在这里。'],
  review: ['没有待审核的', '物业上报办结的投诉会出现在这里，由您审核。'],
  adjudicate: ['没有待裁定的', '物业退单、业主不服的会出现在这里，由您裁定归谁办。'],
  extension: ['没有延期申请', '物业申请延期的会出现在这里，等批复。'],
  category: ['没有改类申请', '物业申请改类的会出现在这里，等批复。'],
  followUp: ['没有待回访的', '业主评分低、没有确认的，和抽到的办结工单会出现在这里。'],
  shelving: ['没有挂账申请', '物业申请挂账的会出现在这里，等您批复。'],
  appeals: ['没有待定的申诉', '物业不服逾期记录的申诉会出现在这里，等您决定。'],
  tier3: ['没有升到本局的', '逐级升到住建局的工单会出现在这里。'],
  shelved: ['没有挂账的工单', '批准挂账的会出现在这里，到复核日期继续办。'],
  open: ['没有在办的工单', '辖区内还没办结的工单会出现在这里。'],
  all: ['还没有工单', '辖区内的诉求都会出现在这里。'],
};

/** What an empty list says: what will be here. */
export function emptyWords(key: string): Words {
  return EMPTY[key] ?? ['还没有内容', ''];
}
