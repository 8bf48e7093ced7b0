import {
  actionLabel,
  APPEAL_LABELS,
  deadlineText,
  endsShelving,
  followUpText,
  friendlyTime,
  fromIso,
  latenessTitle,
  LIMIT_LABELS,
  limitText,
  NEXT_STEP_AT_WORK,
  TIER_LABELS,
  type EventView,
  type Instant,
  type LatenessView,
  type TicketAction,
  type TicketCard,
  type TicketView,
} from '@wide-angle/shared';
import type { WorkAction } from './actions/spec.ts';

/** The sentence that matters most: `办结 已超时 3 天` with the moment below it. */
export interface DeadlineHeadline {
  text: string;
  isLate: boolean;
  detail: string;
}

/** The limit that presses, or how it ended. */
export function headlineOf(ticket: TicketView, now: Instant): DeadlineHeadline {
  const { limit, endedAt } = ticket;
  if (limit) {
    const dueAt = fromIso(limit.dueAt);
    const { late, text } = deadlineText(now, dueAt);
    return { text, isLate: late, detail: limitText(limit, dueAt, now) };
  }
  if (endedAt)
    return { text: '已结束', isLate: false, detail: friendlyTime(now, fromIso(endedAt)) };
  const detail = ticket.isPaused ? '总时限暂停计算' : '现在没有时限';
  return { text: '暂无时限', isLate: false, detail };
}

/** `高唐安居物业 · 王师傅`, or who should take it. */
export function whoText({ responsibleName, handlerName }: TicketCard): string {
  return handlerName ? `${responsibleName} · ${handlerName}` : responsibleName;
}

/** `办结超时 11月20日 16:30（高唐安居物业）`. */
export function latenessText(lateness: LatenessView, now: Instant): string {
  const at = friendlyTime(now, fromIso(lateness.at));
  return `${latenessTitle(lateness, now)} ${at}（${lateness.organizationName}）`;
}

/** How an appeal stands, null where there is none. */
export function appealText({ appeal }: LatenessView): string | null {
  return appeal ? APPEAL_LABELS[appeal] : null;
}

/** Latenesses that the working organisation may still appeal against; the server has the last word. */
export function appealable({ lateness, responsibleName }: TicketView): LatenessView[] {
  return lateness.filter(
    (one) =>
      one.appeal === null &&
      (one.clock === 'claim' || one.clock === 'overall') &&
      one.organizationName === responsibleName,
  );
}

/** What happens next; for late work, who presses for it now. Asking for another category changes nothing of it. */
export function nextStepText(ticket: TicketView, now: Instant): string {
  const next = requestText(ticket, now) ?? stepText(ticket, now);
  const call = ticket.followUp ? followUpText(ticket.followUp, now) : '';
  return `${next}${categoryRequestText(ticket, now) ?? ''}${call}`;
}

function stepText(ticket: TicketView, now: Instant): string {
  const { limit, tier } = ticket;
  const isWork = ticket.state === 'pending' || ticket.state === 'processing';
  if (!isWork || !limit || now < fromIso(limit.dueAt)) return NEXT_STEP_AT_WORK[ticket.state];
  const what = LIMIT_LABELS[limit.kind];
  return `已超过${what}时限，现由${TIER_LABELS[tier]}督促，${ticket.responsibleName}仍须${what}。`;
}

/** What waits for a decision, in words; null where nothing does. */
export function requestText({ request, responsibleName }: TicketView, now: Instant): string | null {
  if (!request) return null;
  const at = friendlyTime(now, fromIso(request.at));
  if (request.kind === 'shelving')
    return `${responsibleName} ${at} 申请挂账，复核日期 ${friendlyTime(now, fromIso(request.until))}。`;
  const unit = request.unit === 'workingDays' ? '个工作日' : '小时';
  return `${responsibleName} ${at} 申请延期 ${request.amount} ${unit}。`;
}

/** Another category that the company asks for, in words; null where it does not. */
export function categoryRequestText(
  { categoryRequest, categoryName, responsibleName }: TicketView,
  now: Instant,
): string | null {
  if (!categoryRequest) return null;
  const at = friendlyTime(now, fromIso(categoryRequest.at));
  return `${responsibleName} ${at} 申请由“${categoryName}”改为“${categoryRequest.categoryName}”。`;
}

/** What a state asks for comes first; the first open one of these is the primary button. */
const FIRST: readonly TicketAction[] = [
  'approve',
  'sendBack',
  'adjudicate',
  'decideRecategorise',
  'decideExtension',
  'decideShelving',
  'decideAppeal',
  'claim',
  'resolve',
  'followUp',
  'supervise',
  'dispatch',
];

/** What ends a ticket or can't be taken back goes to the end of the row. */
const LAST: readonly TicketAction[] = ['escalate', 'merge', 'handBack', 'decline'];

/** An action of the console with its place in the row. */
export interface OfferedAction {
  action: WorkAction;
  label: string;
  refusal: string | null;
  rank: number;
  isPrimary: boolean;
}

/** The actions that the server offers, in the order in which the row shows them. */
export function offeredActions(
  ticket: Pick<TicketView, 'actions' | 'state'>,
  isWorkAction: (action: TicketAction) => action is WorkAction,
): OfferedAction[] {
  const offered = ticket.actions.flatMap(({ action, refusal }) =>
    isWorkAction(action)
      ? [{ action, refusal, label: actionLabel(action, ticket), rank: rankOf(action, ticket) }]
      : [],
  );
  const ordered = offered.sort((a, b) => a.rank - b.rank);
  const primary = ordered.find(({ refusal, rank }) => !refusal && rank < FIRST.length);
  return ordered.map((one) => ({ ...one, isPrimary: one === primary }));
}

/** Nobody waits for a shelving to be ended early, so that stands among the rest. */
function rankOf(action: TicketAction, ticket: Pick<TicketView, 'state'>): number {
  if (endsShelving(action, ticket)) return 100;
  if (FIRST.includes(action)) return FIRST.indexOf(action);
  return LAST.includes(action) ? 200 + LAST.indexOf(action) : 100;
}

/** Who did a step: `李主任（泉林社区）`; the clock is 系统. */
export function byText({ by, byOrganization }: EventView): string {
  return byOrganization && byOrganization !== by ? `${by}（${byOrganization}）` : by;
}

/** A step of the timeline; `since` where it stands for a run of reminders, the oldest of them. */
export interface TimelineStep {
  event: EventView;
  count: number;
  since: EventView;
}

/** The timeline, newest first, with each run of daily reminders as one step: they must not bury what people did. */
export function timelineSteps(events: readonly EventView[]): TimelineStep[] {
  const steps: TimelineStep[] = [];
  for (const event of events) {
    const last = steps.at(-1);
    if (event.type === 'remind' && last?.event.type === 'remind') {
      last.count += 1;
      last.since = event;
    } else {
      steps.push({ event, count: 1, since: event });
    }
  }
  return steps;
}
