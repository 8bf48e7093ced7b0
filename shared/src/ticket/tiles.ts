import type { Role } from '../identity/roles.ts';
import { LIFECYCLE } from './lifecycle.ts';
import type { TicketState } from './status.ts';
import { OPEN_STATES } from './status.ts';

/**
 * Whose tickets: reported or joined by me, public in my estates, in my hands, of my organisation, or of the area
 * that my organisation oversees.
 */
export type TicketScope = 'reported' | 'estates' | 'handled' | 'organization' | 'area';

/**
 * `urgent`: what burns first, by class and limit. `newest`: by submission. `appealed`: the appeal that has waited longest
 * first; only for lists of appeals.
 */
export type TicketSort = 'urgent' | 'newest' | 'appealed';

/** A named list: what it holds, in which order. Lists and counts are made from the same filter. */
export interface TicketFilter {
  readonly scope: TicketScope;
  readonly states?: readonly TicketState[];
  /** A limit of the working organisation was missed and not struck by an appeal. */
  readonly isLate?: boolean;
  readonly minTier?: 2 | 3;
  readonly request?: 'extension' | 'shelving' | 'category';
  readonly adjudicator?: 'community' | 'bureau';
  /** The community owes the owner a call. */
  readonly followUp?: true;
  /** An appeal against a lateness waits for the bureau, in whatever state the ticket is. */
  readonly isAppealed?: true;
  readonly sort: TicketSort;
}

/** A list with its name on the screen. `isAlarm`: a number above zero is shown as something to act on. */
export interface Tile {
  readonly key: string;
  readonly title: string;
  readonly filter: TicketFilter;
  readonly isAlarm?: boolean;
}

const OPEN = OPEN_STATES;
const CLASSING = LIFECYCLE.decideRecategorise.from;
const ACTIVE: readonly TicketState[] = ['processing', 'awaiting', 'shelved'];

const RESIDENT: readonly Tile[] = [
  { key: 'open', title: '办理中', filter: { scope: 'reported', states: OPEN, sort: 'newest' } },
  {
    key: 'toConfirm',
    title: '待我确认',
    filter: { scope: 'reported', states: ['confirming'], sort: 'newest' },
    isAlarm: true,
  },
  { key: 'all', title: '我的全部', filter: { scope: 'reported', sort: 'newest' } },
  { key: 'neighbours', title: '本小区公开', filter: { scope: 'estates', sort: 'newest' } },
];

const STAFF: readonly Tile[] = [
  {
    key: 'pool',
    title: '可领取',
    filter: { scope: 'organization', states: ['pending'], sort: 'urgent' },
  },
  { key: 'mine', title: '我在办', filter: { scope: 'handled', states: ACTIVE, sort: 'urgent' } },
  {
    key: 'mineLate',
    title: '我的超时',
    filter: { scope: 'handled', states: ACTIVE, isLate: true, sort: 'urgent' },
    isAlarm: true,
  },
  {
    key: 'mineDone',
    title: '我报结的',
    filter: { scope: 'handled', states: ['reviewing', 'confirming', 'closed'], sort: 'newest' },
  },
];

const MANAGER: readonly Tile[] = [
  ...STAFF,
  {
    key: 'team',
    title: '企业在办',
    filter: { scope: 'organization', states: OPEN, sort: 'urgent' },
  },
  {
    key: 'teamLate',
    title: '企业超时',
    filter: { scope: 'organization', states: OPEN, isLate: true, sort: 'urgent' },
    isAlarm: true,
  },
  { key: 'teamAll', title: '企业全部', filter: { scope: 'organization', sort: 'newest' } },
];

const OVERSEEN: readonly Tile[] = [
  {
    key: 'late',
    title: '已超时',
    filter: { scope: 'area', states: OPEN, isLate: true, sort: 'urgent' },
    isAlarm: true,
  },
  {
    key: 'unclaimed',
    title: '待领取',
    filter: { scope: 'area', states: ['pending'], sort: 'urgent' },
  },
];

const WHOLE_AREA: readonly Tile[] = [
  { key: 'shelved', title: '挂账', filter: { scope: 'area', states: ['shelved'], sort: 'newest' } },
  { key: 'open', title: '全部在办', filter: { scope: 'area', states: OPEN, sort: 'urgent' } },
  { key: 'all', title: '全部诉求', filter: { scope: 'area', sort: 'newest' } },
];

const COMMUNITY: readonly Tile[] = [
  ...OVERSEEN,
  {
    key: 'review',
    title: '待审核',
    filter: { scope: 'area', states: ['reviewing'], sort: 'urgent' },
    isAlarm: true,
  },
  {
    key: 'adjudicate',
    title: '待裁定',
    filter: { scope: 'area', states: ['disputed'], sort: 'urgent' },
    isAlarm: true,
  },
  {
    key: 'extension',
    title: '延期待批',
    filter: { scope: 'area', states: ['processing'], request: 'extension', sort: 'urgent' },
    isAlarm: true,
  },
  {
    key: 'category',
    title: '改类待批',
    filter: { scope: 'area', states: CLASSING, request: 'category', sort: 'urgent' },
    isAlarm: true,
  },
  {
    key: 'followUp',
    title: '待回访',
    filter: { scope: 'area', states: ['closed'], followUp: true, sort: 'urgent' },
    isAlarm: true,
  },
  ...WHOLE_AREA,
];

const BUREAU: readonly Tile[] = [
  ...OVERSEEN,
  {
    key: 'tier3',
    title: '升到住建局',
    filter: { scope: 'area', states: OPEN, minTier: 3, sort: 'urgent' },
    isAlarm: true,
  },
  {
    key: 'adjudicate',
    title: '待我裁定',
    filter: { scope: 'area', states: ['disputed'], adjudicator: 'bureau', sort: 'urgent' },
    isAlarm: true,
  },
  {
    key: 'extension',
    title: '延期待批',
    filter: { scope: 'area', states: ['processing'], request: 'extension', sort: 'urgent' },
  },
  {
    key: 'shelving',
    title: '挂账待批',
    filter: { scope: 'area', states: ['processing'], request: 'shelving', sort: 'urgent' },
    isAlarm: true,
  },
  {
    key: 'category',
    title: '改类待批',
    filter: { scope: 'area', states: CLASSING, request: 'category', minTier: 3, sort: 'urgent' },
    isAlarm: true,
  },
  {
    key: 'appeals',
    title: '待定申诉',
    filter: { scope: 'area', isAppealed: true, sort: 'appealed' },
    isAlarm: true,
  },
  ...WHOLE_AREA,
];

/** The lists of each role, in the order in which screens show them. The first is where work starts. */
export const TILES: Readonly<Record<Role, readonly Tile[]>> = {
  resident: RESIDENT,
  staff: STAFF,
  manager: MANAGER,
  department: MANAGER,
  community: COMMUNITY,
  subdistrict: [...OVERSEEN, ...WHOLE_AREA],
  bureau: BUREAU,
  administrator: [],
};

/** The tile of a role by its key; undefined where the role has no such list. */
export function tileOf(role: Role, key: string): Tile | undefined {
  return TILES[role].find((tile) => tile.key === key);
}
