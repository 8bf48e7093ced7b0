import { friendlyTime } from '../deadline/remaining.ts';
import type { Instant } from '../api/time.ts';
import type { Card } from '../policy/policy.ts';
import type { TicketEventType } from './actions.ts';
import { EVENT_LABELS } from './actions.ts';
import type { EventData } from './event.ts';
import type { TicketState } from './status.ts';
import type { PressingLimit } from './ticket.views.ts';

export const CARD_LABELS: Readonly<Record<Card, string>> = { yellow: '黄牌', red: '红牌' };

export const LIMIT_LABELS: Readonly<Record<PressingLimit['kind'], string>> = {
  claim: '领取',
  overall: '办结',
  review: '审核',
  adjudicate: '裁定',
  awaiting: '补充',
  confirm: '确认',
  shelved: '挂账复核',
  followUp: '回访',
};

/** Title of a timeline step. */
export function eventTitle(type: TicketEventType, data: EventData): string {
  return type === 'rung' ? rungTitle(data) : (decisionTitle(type, data) ?? EVENT_LABELS[type]);
}

function rungTitle(data: EventData): string {
  const clock = data.clock === 'claim' ? '领取' : '办结';
  if (data.card === 'yellow') return `黄牌：${clock}时限将到`;
  if (data.card === 'red') return `红牌：超过${clock}时限，升至社区督促`;
  return `超过${clock}时限仍未处理，升至住建局`;
}

/** Titles of steps that carry a decision: the data's flag, the words for yes and for no. */
const DECISIONS: Partial<
  Record<TicketEventType, readonly [flag: string, yes: string, no: string]>
> = {
  decideExtension: ['approve', '延期已批准', '延期未批准'],
  decideRecategorise: ['approve', '改类已批准', '改类未批准'],
  decideShelving: ['approve', '同意挂账', '不挂账，继续办理'],
  decideAppeal: ['approve', '逾期申诉成立', '逾期申诉不成立'],
  confirm: ['solved', '业主确认：已解决', '业主确认：未解决'],
};

function decisionTitle(type: TicketEventType, data: EventData): string | null {
  if (type === 'adjudicate') return adjudicationTitle(data);
  if (type === 'followUp') return followUpTitle(data);
  if (type === 'decideShelving' && data.ended) return '提前结束挂账，继续办理';
  if (type === 'confirm' && data.joined)
    return data.solved ? '同遇业主确认：已解决' : '同遇业主确认：未解决';
  const row = DECISIONS[type];
  if (!row) return null;
  const [flag, yes, no] = row;
  return data[flag] ? yes : no;
}

/** What an event says of the ticket's category, from what to what; null where it is about something else. */
export function categoryDetail(type: TicketEventType, data: EventData): string | null {
  const { fromCategoryName: from, toCategoryName: to } = data;
  const change = from && to ? `由“${from}”改为“${to}”` : null;
  const changed = [change, '时限按新类别重算'].filter(Boolean).join('，');
  if (type === 'requestRecategorise') return change && `申请${change}`;
  if (type === 'decideRecategorise') return data.approve ? changed : '类别和时限都不变';
  if (type !== 'recategorise') return null;
  return data.answersRequest ? `${changed}，改类申请一并答复` : changed;
}

/** Calls of earlier releases hold only what the owner said. */
function followUpTitle({ reached, solved, isLast }: EventData): string {
  if (reached === false) return isLast ? '回访：多次未接通，回访结束' : '回访：未接通';
  return solved ? '回访：已解决' : '回访：未解决，重办';
}

function adjudicationTitle(data: EventData): string {
  if (data.decision === 'decline') return '裁定：不予受理';
  return data.decision === 'reassign' ? '裁定：改派其他单位' : '裁定：退回原单位办理';
}

/** What happens next, in plain words for the owner; shown under the state. */
export const NEXT_STEP: Readonly<Record<TicketState, string>> = {
  pending: '等工作人员领取。到时没人领，会自动上报社区。',
  processing: '正在处理。超过时限会自动升级督办。',
  awaiting: '需要您补充情况。3 天内未补充，会按现有情况继续办理。',
  disputed: '办理单位认为不归他们管，社区正在裁定由谁办。',
  reviewing: '已报办结，社区正在审核。',
  confirming: '已报办结，请您确认是否解决。7 天内未确认将自动办结。',
  shelved: '暂时解决不了，已挂账公示，到复核日期继续办。',
  closed: '已经办结。没解决的，15 天内可以要求重办。',
  declined: '不予受理，理由见下。不服的，15 天内可以申诉一次。',
  merged: '已并入同一问题的另一件诉求，进展会同样通知您。',
  withdrawn: '已撤回。',
};

/** `今天 16:30 前领取`. */
export function limitText(
  limit: { kind: PressingLimit['kind'] },
  dueAt: Instant,
  now: Instant,
): string {
  return `${friendlyTime(now, dueAt)} 前${LIMIT_LABELS[limit.kind]}`;
}

/** The five stops of the progress line: how many are done, 1–5. */
export const PROGRESS_STOPS = ['上报', '领取', '处理', '确认', '办结'] as const;

export function progressOf(state: TicketState, isResolved: boolean): number {
  if (state === 'pending') return 1;
  if (state === 'confirming' || state === 'reviewing') return 3;
  if (state === 'closed') return 5;
  if (state === 'disputed') return 1;
  return isResolved ? 3 : 2;
}

/** `办结时限由 1月4日 16:00 改为 1月6日 16:00，依据：…`: what a change of the calendar did; null for any other step. */
export function recomputedDetail(
  type: TicketEventType,
  data: EventData,
  now: Instant,
): string | null {
  if (type !== 'recomputed') return null;
  const moment = (value: unknown) => friendlyTime(now, Date.parse(String(value)));
  const change =
    data.fromDueAt === data.toDueAt
      ? '办结时限不变'
      : `办结时限由 ${moment(data.fromDueAt)} 改为 ${moment(data.toDueAt)}`;
  return `${change}，依据：${String(data.source)}`;
}
