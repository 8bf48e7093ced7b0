import {
  type Card,
  type ClassCode,
  type Instant,
  type PressingLimit,
  type Relation,
  type TicketCard,
  type TicketState,
  type TicketView,
  CARD_LABELS,
  fromIso,
  friendlyTime,
  limitText,
  NEXT_STEP,
  NEXT_STEP_AT_WORK,
  TIER_LABELS,
} from '@wide-angle/shared';
import { type Tone } from '../../ui/tag';

/** A word on a coloured ground. */
export interface Word {
  text: string;
  tone: Tone | 'solid';
}

const URGENT: Partial<Record<ClassCode, Word>> = {
  critical: { text: '特急', tone: 'red' },
  urgent: { text: '紧急', tone: 'yellow' },
};

const CARD_TONES: Readonly<Record<Card, Tone | 'solid'>> = { yellow: 'yellow', red: 'solid' };

/** Urgency and card of a ticket in words, the graver ones first. Common classes have no word: urgency is the exception. */
export function warningWords(ticket: Pick<TicketCard, 'card' | 'classCode' | 'tier'>): Word[] {
  const card: Word[] = ticket.card
    ? [{ text: CARD_LABELS[ticket.card], tone: CARD_TONES[ticket.card] }]
    : [];
  const tier: Word[] =
    ticket.tier > 1 ? [{ text: `已升至${TIER_LABELS[ticket.tier]}`, tone: 'red' }] : [];
  const urgent = URGENT[ticket.classCode];
  return [...card, ...tier, ...(urgent ? [urgent] : [])];
}

/** True where the viewer is an owner: reporter, joiner or neighbour. */
export function isOwnerSide(relations: readonly Relation[]): boolean {
  return relations.some((one) => one === 'reporter' || one === 'joiner' || one === 'neighbour');
}

const NEIGHBOUR_STEP: Partial<Record<TicketState, string>> = {
  awaiting: '等上报人补充情况。3 天内未补充，会按现有情况继续办理。',
  confirming: '已报办结，等上报人确认是否解决。',
  closed: '已经办结。',
  declined: '不予受理，理由见下。',
};

type Stepping = Pick<TicketView, 'state' | 'relations' | 'isLate' | 'tier' | 'isPaused'>;

/** The limit rests only while the owner's objection to a refusal is decided; a ticket handed back goes on being late. */
function isObjected({ state, isPaused }: Pick<TicketView, 'state' | 'isPaused'>): boolean {
  return state === 'disputed' && isPaused;
}

/** What happens next, in the words of whoever looks. */
export function nextStep(ticket: Stepping): string {
  const { state, relations, isLate, tier } = ticket;
  // What would happen at the limit has happened.
  if (state === 'pending' && isLate && tier > 1) {
    return `领取时限已过，已升至${TIER_LABELS[tier]}督促，等工作人员领取。`;
  }
  if (isObjected(ticket)) return '业主不服不予受理的决定，由住建局裁定要不要受理。';
  if (!isOwnerSide(relations)) return NEXT_STEP_AT_WORK[state];
  const isReporter = relations.includes('reporter');
  return (isReporter ? undefined : NEIGHBOUR_STEP[state]) ?? NEXT_STEP[state];
}

/** The limits after which nobody is late: the clock simply goes on. */
const SOFT_LIMITS: ReadonlySet<PressingLimit['kind']> = new Set(['awaiting', 'confirm', 'shelved']);

/** A limit as a sentence, `今天 16:30 前领取`, and whether passing it is lateness. */
export function limitSentence(limit: PressingLimit, now: Instant): string {
  const dueAt = fromIso(limit.dueAt);
  if (limit.kind === 'shelved') return `${friendlyTime(now, dueAt)} 复核`;
  return limitText(limit, dueAt, now);
}

/** From when a limit is shown as urgent; soft limits never press. */
export function warnAtOf(limit: PressingLimit): Instant | undefined {
  return SOFT_LIMITS.has(limit.kind) ? fromIso(limit.dueAt) : undefined;
}

type Held = Pick<
  TicketView,
  'state' | 'responsibleName' | 'handlerName' | 'communityName' | 'isPaused'
>;

const HOLDERS: Readonly<Record<TicketState, (ticket: Held) => string>> = {
  pending: ({ responsibleName }) => `${responsibleName}，还没有人领取`,
  processing: ({ responsibleName, handlerName }) =>
    `${responsibleName}${handlerName ? ` ${handlerName}` : ''} 正在办理`,
  awaiting: ({ responsibleName, handlerName }) =>
    `${responsibleName}${handlerName ? ` ${handlerName}` : ''}，等业主补充情况`,
  disputed: ({ communityName, responsibleName }) =>
    `${responsibleName}退单，${communityName}裁定中`,
  reviewing: ({ communityName }) => `${communityName}正在审核`,
  confirming: ({ responsibleName, handlerName }) =>
    `${responsibleName}${handlerName ? ` ${handlerName}` : ''} 已办完，等业主确认`,
  shelved: ({ responsibleName }) => `${responsibleName}，已挂账`,
  closed: ({ responsibleName, handlerName }) =>
    `${responsibleName}${handlerName ? ` ${handlerName}` : ''} 办理`,
  declined: ({ communityName }) => communityName,
  merged: ({ responsibleName }) => responsibleName,
  withdrawn: ({ responsibleName }) => responsibleName,
};

/** Who has it: `阳光物业 王师傅 正在办理`. */
export function holderSentence(ticket: Held): string {
  return isObjected(ticket) ? '住建局裁定中' : HOLDERS[ticket.state](ticket);
}

/** The short form for a row of a list; empty where nobody has it. */
export function holderWords(
  card: Pick<TicketCard, 'state' | 'responsibleName' | 'handlerName'>,
): string {
  if (card.state === 'pending') return card.responsibleName;
  return [card.responsibleName, card.handlerName].filter(Boolean).join(' · ');
}

const ENDED: Partial<Record<TicketState, string>> = {
  closed: '办结',
  declined: '决定不予受理',
  merged: '并案',
  withdrawn: '撤回',
};

type Ended = Pick<TicketView, 'state' | 'endedAt' | 'closedBy' | 'isSolved'>;

/** How and when it ended: `今天 16:30 办结（业主确认已解决）`; null while it is open. */
export function endSentence(ticket: Ended, now: Instant): string | null {
  const { state, endedAt } = ticket;
  if (endedAt === null) return null;
  return `${friendlyTime(now, fromIso(endedAt))} ${ENDED[state] ?? '结束'}${closedHow(ticket)}`;
}

function closedHow({ closedBy, isSolved }: Ended): string {
  if (closedBy === 'clock') return '（业主未确认，自动办结）';
  if (closedBy !== 'reporter') return '';
  return isSolved ? '（业主确认已解决）' : '（业主说没解决）';
}

/** `照明 · 3号楼2单元`. */
export function titleOf(ticket: Pick<TicketCard, 'categoryName' | 'place'>): string {
  return [ticket.categoryName, ticket.place].filter(Boolean).join(' · ');
}
