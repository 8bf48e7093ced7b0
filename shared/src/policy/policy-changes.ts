import type { Span } from '../deadline/clock.ts';
import { spanWords } from '../deadline/span-words.ts';
import type { PolicyDraft, Rung } from './policy.ts';

const FIELDS: Readonly<Record<string, string>> = {
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
  remindAtMinute: '每日提醒时刻（当日第几分钟）',
};

/** What differs between two policies, a sentence per setting: `类别“照明” · 时限等级：repair → urgent`. */
export function policyChanges(before: PolicyDraft, after: PolicyDraft): string[] {
  return [
    ...changed('工作时段', hoursWords(before.hours), hoursWords(after.hours)),
    ...tableChanges('等级', before.classes, after.classes),
    ...tableChanges('大类', before.groups, after.groups),
    ...tableChanges('类别', before.categories, after.categories),
    ...Object.entries(PROCEDURE_LABELS).flatMap(([key, label]) => {
      const field = key as keyof PolicyDraft['procedure'];
      return changed(
        label,
        valueWords(before.procedure[field]),
        valueWords(after.procedure[field]),
      );
    }),
  ];
}

type Rows = Readonly<Record<string, { readonly name: string }>>;

function tableChanges(kind: string, before: Rows, after: Rows): string[] {
  const codes = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return codes.flatMap((code) => {
    const [old, next] = [before[code], after[code]];
    if (!old || !next) return [`${kind}“${(old ?? next)?.name ?? code}”：${old ? '删除' : '新增'}`];
    return fieldChanges(`${kind}“${old.name}”`, old, next);
  });
}

function fieldChanges(head: string, old: object, next: object): string[] {
  const values = next as Readonly<Record<string, unknown>>;
  return Object.entries(old).flatMap(([key, value]) =>
    changed(`${head} · ${FIELDS[key] ?? key}`, valueWords(value), valueWords(values[key])),
  );
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
