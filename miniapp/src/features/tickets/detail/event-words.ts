import {
  categoryDetail,
  recomputedDetail,
  eventTitle,
  fromIso,
  friendlyTime,
  type EventView,
  type Instant,
} from '@wide-angle/shared';
import { categoryIn } from '../../../lib/policy/use-policy';
import { type PolicyView } from '@wide-angle/shared';

/** What a step of the timeline says beside its title and the words people wrote. */
export interface EventWords {
  title: string;
  time: string;
  who: string;
  /** A line of plain facts: for how long, to whom, from what to what. Empty where there is none. */
  detail: string;
  tone?: 'yellow' | 'red';
  isInternal: boolean;
}

const RED = new Set(['remind', 'actionLate', 'adjudicationLate', 'reviewPasses']);

/** A step of the timeline in words. Steps of the clock are told at the moment at which they were due. */
export function eventWords(event: EventView, now: Instant, policy: PolicyView | null): EventWords {
  return {
    title: eventTitle(event.type, event.data),
    time: friendlyTime(now, fromIso(event.dueAt ?? event.at)),
    who: [event.byOrganization, event.by].filter(Boolean).join(' · '),
    detail: detailOf(event, now, policy),
    tone: toneOf(event),
    isInternal: event.visibility === 'internal',
  };
}

function toneOf({ type, data }: EventView): 'yellow' | 'red' | undefined {
  if (type === 'rung') return data.card === 'yellow' ? 'yellow' : 'red';
  return RED.has(type) ? 'red' : undefined;
}

const DETAILS: Partial<
  Record<EventView['type'], (event: EventView, now: Instant, policy: PolicyView | null) => string>
> = {
  dispatch: toWhom,
  transfer: toWhom,
  adjudicate: toWhom,
  requestExtension: ({ data }) =>
    `申请延长 ${String(data.amount)} ${data.unit === 'hours' ? '小时' : '个工作日'}`,
  requestShelving: ({ data }, now) => momentDetail('复核日期', data.until, now),
  supervise: ({ data }, now) => momentDetail('须回复', data.orderDueAt, now),
  recomputed: ({ type, data }, now) => recomputedDetail(type, data, now) ?? '',
  recategorise: ofCategory,
  requestRecategorise: ofCategory,
  decideRecategorise: ofCategory,
  nudge: ({ data }) => {
    const times = `第 ${String(data.count ?? 1)} 次催办`;
    return data.toCommunity ? `${times}，已通知社区` : times;
  },
  reopen: ({ data }) => `第 ${String(data.round)} 轮办理`,
};

/** Events of earlier releases hold codes only: their names come from the policy. */
function ofCategory({ type, data }: EventView, _: Instant, policy: PolicyView | null): string {
  const name = (code: unknown) => categoryIn(policy, String(code))?.name ?? null;
  const names = {
    fromCategoryName: name(data.fromCategory),
    toCategoryName: name(data.toCategory),
  };
  return categoryDetail(type, { ...names, ...data }) ?? '';
}

function toWhom({ toName }: EventView): string {
  return toName ? `交给 ${toName}` : '';
}

function momentDetail(label: string, iso: unknown, now: Instant): string {
  return typeof iso === 'string' ? `${label}：${friendlyTime(now, fromIso(iso))}` : '';
}

function detailOf(event: EventView, now: Instant, policy: PolicyView | null): string {
  return DETAILS[event.type]?.(event, now, policy) ?? '';
}
