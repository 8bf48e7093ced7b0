import { TILES, type Role, type Tile, type TileCount } from '@wide-angle/shared';

/** One number of the board, which opens its list. */
export interface BoardTile {
  key: string;
  title: string;
  note: string;
  /** Null while it is not known. */
  count: number | null;
  /** `late`: lateness, the only thing that is red; `act`: something waits for the viewer. */
  tone: 'late' | 'act' | 'calm';
}

export interface Board {
  /** What to act on, lateness first. */
  acts: BoardTile[];
  /** What else stands in the area. */
  rest: BoardTile[];
}

const NOTES: Readonly<Record<string, string>> = {
  late: '过了时限没办好',
  unclaimed: '还没有人领',
  review: '物业已报办结',
  adjudicate: '归谁办有争议',
  extension: '物业申请延期',
  category: '物业申请改类',
  shelving: '物业申请挂账',
  appeals: '物业不服逾期记录',
  followUp: '办结后该给业主打电话',
  tier3: '已逐级升级到本局',
  shelved: '暂时解决不了，已公示',
  open: '辖区内还没办结的',
  all: '包括已经办结的',
};

/** The tiles of a role with their numbers: those to act on before those that only tell. */
export function boardOf(role: Role, counts: readonly TileCount[] | null): Board {
  const tiles = TILES[role].map((tile) => tileView(tile, counts));
  const acting = new Set(TILES[role].filter((tile) => tile.isAlarm).map((tile) => tile.key));
  return {
    acts: tiles.filter((tile) => acting.has(tile.key)),
    rest: tiles.filter((tile) => !acting.has(tile.key)),
  };
}

function tileView(tile: Tile, counts: readonly TileCount[] | null): BoardTile {
  const count = counts?.find((one) => one.key === tile.key)?.count ?? null;
  return {
    key: tile.key,
    title: tile.title,
    note: NOTES[tile.key] ?? '',
    count,
    tone: toneOf(tile, count ?? 0),
  };
}

/** Work that missed its limits, or climbed to the top because it did. */
const LATENESS: ReadonlySet<string> = new Set(['late', 'tier3']);

function toneOf(tile: Tile, count: number): BoardTile['tone'] {
  if (!tile.isAlarm || count === 0) return 'calm';
  return LATENESS.has(tile.key) ? 'late' : 'act';
}

/** The sentence at the top: how much waits for the person, or that nothing does. */
export function boardSentence({ acts }: Board): string {
  if (acts.every((tile) => tile.count === null)) return '';
  const late = acts.find((tile) => tile.key === 'late')?.count ?? 0;
  const others = acts.filter((tile) => tile.tone === 'act').length;
  if (late === 0 && others === 0) return '没有超时的，也没有等您处理的。';
  const parts = [late > 0 ? `${late} 件超时` : '', others > 0 ? `${others} 类事项等您处理` : ''];
  return `${parts.filter(Boolean).join('，')}。`;
}

/** `1,234`: numbers on tiles are read at a glance. */
export function countText(count: number | null): string {
  return count === null ? '–' : String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
