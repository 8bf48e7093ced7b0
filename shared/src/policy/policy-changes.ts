import type { Span } from '../deadline/clock.ts';
import { spanWords } from '../deadline/span-words.ts';
import { iconName } from './icon-name.ts';
import type { ClassCode, PolicyDraft, Rung } from './policy.ts';

/** Names of the settings of a class, a group or a category. */
export const POLICY_FIELD_LABELS: Readonly<Record<string, string>> = {
  name: '名称',
  icon: '图标',
  groupCode: '大类',
  classCode: '时限等级',
  kind: '性质',
  review: '先由社区审核',
  inHome: '入户',
  isPublic: '邻居可见',
  needsPhoto: '办结须有照片',
  extensionCap: '一次延期上限',
  common: '首页常用',
  isOffered: '可上报',
  advice: '安全提示',
  hotlines: '救援电话',
  clock: '计时方式',
  claim: '领取时限',
  finish: '办结时限',
  ladder: '升级阶梯',
  explanation: '说明',
};

/** Names of the limits of the procedure. */
export const PROCEDURE_LABELS: Readonly<Record<keyof PolicyDraft['procedure'], string>> = {
  askMax: '请业主补充次数',
  awaitingMax: '等业主补充',
  handBackWithin: '退单期限',
  adjudicateWithin: '裁定时限',
  reviewWithin: '社区审核时限',
  actOnRedWithin: '红牌后社区督促时限',
  objectWithin: '不服申诉期限',
  reopenWithin: '要求重办期限',
  confirmWithin: '业主确认期限',
  appealWithin: '逾期申诉期限',
  followUpWithin: '回访时限',
  followUpMax: '回访最多次数',
  followUpScore: '评分不高于几分须回访',
  followUpEvery: '每几件抽一件回访（0 为不抽）',
  nudgeEvery: '催办间隔',
  extensionMax: '延期次数',
  shelvingMax: '挂账最长',
  reopenPercent: '重办时限（原时限的百分比）',
  remindAtMinute: '每日提醒时刻',
};

/** What differs between two policies, a sentence per setting: `类别“照明” · 时限等级：一般维修 → 紧急`. */
export function policyChanges(before: PolicyDraft, after: PolicyDraft): string[] {
  return [
    ...changed('工作时段', hoursWords(before.hours), hoursWords(after.hours)),
    ...tableChanges('等级', 'classes', before, after),
    ...tableChanges('大类', 'groups', before, after),
    ...tableChanges('类别', 'categories', before, after),
    ...orderChanges(before, after),
    ...procedureChanges(before, after),
  ];
}

function procedureChanges(before: PolicyDraft, after: PolicyDraft): string[] {
  return Object.entries(PROCEDURE_LABELS).flatMap(([key, label]) => {
    const field = key as keyof PolicyDraft['procedure'];
    const words = ({ procedure }: PolicyDraft) =>
      field === 'remindAtMinute' ? clockWords(procedure[field]) : valueWords(procedure[field]);
    return changed(label, words(before), words(after));
  });
}

type Table = 'classes' | 'groups' | 'categories';
type Row = Readonly<Record<string, unknown>> & { readonly name: string };

function tableChanges(
  kind: string,
  table: Table,
  before: PolicyDraft,
  after: PolicyDraft,
): string[] {
  const [olds, nexts] = [before[table], after[table]] as unknown as Readonly<Record<string, Row>>[];
  const codes = [...new Set([...Object.keys(olds ?? {}), ...Object.keys(nexts ?? {})])];
  return codes.flatMap((code) => {
    const [old, next] = [olds?.[code], nexts?.[code]];
    if (!old || !next) return [`${kind}“${(old ?? next)?.name ?? code}”：${old ? '删除' : '新增'}`];
    return Object.keys(old).flatMap((key) =>
      changed(
        `${kind}“${old.name}” · ${POLICY_FIELD_LABELS[key] ?? key}`,
        fieldWords(before, key, old[key]),
        fieldWords(after, key, next[key]),
      ),
    );
  });
}

type InWords = (value: string, policy: PolicyDraft) => string | undefined;

/** Fields that hold a code. */
const CODE_WORDS: Readonly<Record<string, InWords>> = {
  classCode: (value, { classes }) => classes[value as ClassCode]?.name,
  groupCode: (value, { groups }) => groups[value]?.name,
  icon: (value) => iconName(value),
  kind: (value) => (value === 'complaint' ? '投诉' : '维修'),
  clock: (value) => (value === 'natural' ? '昼夜连续' : '工作时间'),
};

/** A value as an officer calls it: names for codes. */
function fieldWords(policy: PolicyDraft, key: string, value: unknown): string {
  return CODE_WORDS[key]?.(String(value), policy) ?? valueWords(value);
}

/** Groups, and categories within their group, stand in the order in which owners see them. */
function orderChanges(before: PolicyDraft, after: PolicyDraft): string[] {
  return [
    ...orderChange('大类的顺序', before.groups, after.groups),
    ...Object.values(after.groups).flatMap(({ code, name }) =>
      orderChange(`大类“${name}”下的顺序`, membersOf(before, code), membersOf(after, code)),
    ),
  ];
}

type Named = Readonly<Record<string, { readonly name: string }>>;

function membersOf({ categories }: PolicyDraft, groupCode: string): Named {
  return Object.fromEntries(
    Object.entries(categories).filter(([, one]) => one.groupCode === groupCode),
  );
}

/** Of those that stand in both: what comes or goes is told by itself. */
function orderChange(label: string, before: Named, after: Named): string[] {
  const olds = Object.keys(before).filter((code) => Object.hasOwn(after, code));
  const nexts = Object.keys(after).filter((code) => Object.hasOwn(before, code));
  if (olds.every((code, index) => code === nexts[index])) return [];
  const words = (codes: string[]) => codes.map((code) => after[code]?.name).join('、');
  return changed(label, words(olds), words(nexts));
}

function changed(label: string, before: string, after: string): string[] {
  return before === after ? [] : [`${label}：${before} → ${after}`];
}

/** Periods of a working day: `08:30–12:00、13:30–17:30`. */
export function hoursWords(hours: PolicyDraft['hours']): string {
  return hours.map(([start, end]) => `${clockWords(start)}–${clockWords(end)}`).join('、');
}

/** `510` → `08:30`. */
export function clockWords(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** One rung: `时限前 1 个工作日：黄牌`. */
export function rungWords({ place, card, tier, draftsOrder }: Rung): string {
  const does = [
    card === 'yellow' ? '黄牌' : card === 'red' ? '红牌' : '',
    tier === null ? '' : `升至第 ${tier} 级`,
    draftsOrder ? '拟督办单' : '',
  ];
  return `${momentWords(place)}：${does.filter(Boolean).join('，')}`;
}

function momentWords(place: Rung['place']): string {
  if (place.kind === 'before') return `时限前 ${spanWords(place.lead)}`;
  if (place.kind === 'after') return `超时后 ${spanWords(place.delay)}`;
  return place.kind === 'limit' ? '到时限' : '时限过半';
}

function valueWords(value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value)) return value.map(itemWords).join('；') || '无';
  if (typeof value === 'object' && value !== null) return spanWords(value as Span);
  return String(value);
}

function itemWords(item: unknown): string {
  const isRung = typeof item === 'object' && item !== null && 'place' in item;
  return isRung ? rungWords(item as Rung) : Object.values(item as object).join(' ');
}
