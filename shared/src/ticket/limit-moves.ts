import { fromIso, MINUTE, toIso, type Instant } from '../api/time.ts';
import { dayOf } from '../deadline/civil.ts';
import { clockTimeBetween, type Span } from '../deadline/clock.ts';
import type { LimitMove } from '../deadline/deadline-view.ts';
import { friendlyTime } from '../deadline/remaining.ts';
import { dateText, minuteText } from '../deadline/local-text.ts';
import { ROLE_LABELS } from '../identity/roles.ts';
import { classOf } from '../policy/policy.ts';
import type { Reckoning } from './clocks.ts';
import type { EventActor, TicketEvent } from './event.ts';
import type { Move, TicketFacts } from './facts.ts';
import { categoryDetail } from './wording.ts';

type Moved = Pick<TicketFacts, 'categoryCode' | 'round' | 'moves' | 'pausedAt' | 'state'>;

/** A ticket's history with the names of the organisations that acted in it. */
export interface LimitHistory {
  readonly events: readonly TicketEvent[];
  readonly organizationName: (id: string) => string;
}

/** Which step moved the limit, and by whose decision. */
interface Cause {
  readonly event: TicketEvent;
  readonly decidedIn: TicketEvent;
  readonly moves: readonly Move[];
}

const UNIT_TEXT: Readonly<Record<Span['unit'], string>> = {
  minutes: '分钟',
  workingDays: '个工作日',
  naturalDays: '天',
};

/** `3 个工作日`, `24 小时`, `30 分钟`. */
export function spanText(span: Span): string {
  const isHours = span.unit === 'minutes' && span.amount % 60 === 0;
  return isHours ? `${span.amount / 60} 小时` : `${span.amount} ${UNIT_TEXT[span.unit]}`;
}

/** `11月20日 16:00`. */
export function momentText(at: Instant): string {
  const day = dayOf(at);
  return `${dateText(day, false)} ${minuteText(day, at)}`;
}

/**
 * Everything that made the overall limit of the present round another one, in order: extensions, pauses, changes of the
 * class and of the calendar, each with the post and organisation that decided it. Persons are never named.
 */
export function limitMoves(
  reckoning: Reckoning,
  ticket: Moved,
  { events, organizationName }: LimitHistory,
): LimitMove[] {
  const causes = causesOf(events);
  const told = causes.flatMap((cause) => {
    const text = causeText(reckoning, ticket, cause);
    if (text === null) return [];
    const { actor } = cause.decidedIn;
    return [{ text, by: byText(actor, organizationName), at: toIso(momentOf(cause.decidedIn)) }];
  });
  return [
    ...told,
    ...unrecorded(reckoning, ticket, causes),
    ...running(ticket, events, organizationName),
  ];
}

/** Steps that changed what the limit is made of; a new round begins with the class alone. */
function causesOf(events: readonly TicketEvent[]): Cause[] {
  let causes: Cause[] = [];
  let before: readonly Move[] = [];
  let pause: TicketEvent | null = null;
  for (const event of events) {
    const { pausedAt, round = 1, moves: after = before } = event.changes;
    if (pausedAt) pause = event;
    if (round > 1) causes = causes.filter((cause) => isOfClass(cause.event));
    const known = before;
    const moves = after.filter((move) => !isAmong(known, move));
    before = after;
    const decidedIn = (moves.some(isPause) ? pause : null) ?? event;
    if (moves.length > 0 || isOther(event)) causes.push({ event, moves, decidedIn });
  }
  return causes;
}

/** Moves the limit without an entry among the moves. */
function isOther(event: TicketEvent): boolean {
  return event.type === 'recomputed' || isOfClass(event);
}

function isOfClass({ type, changes }: TicketEvent): boolean {
  return type !== 'submit' && changes.categoryCode !== undefined;
}

function isAmong(moves: readonly Move[], wanted: Move): boolean {
  const text = JSON.stringify(wanted);
  return moves.some((move) => JSON.stringify(move) === text);
}

function isPause({ reason }: Move): boolean {
  return reason === 'awaiting' || reason === 'shelving' || reason === 'declined';
}

function causeText(reckoning: Reckoning, ticket: Moved, cause: Cause): string | null {
  const { event, moves } = cause;
  const parts = moves.map((move) => moveText(reckoning, ticket, move));
  if (event.type === 'recomputed') return recomputedText(event, parts);
  if (isOfClass(event))
    parts.unshift(`改类：${categoryDetail(event.type, event.data) ?? '时限按新类别重算'}`);
  return parts.length > 0 ? parts.join('；') : null;
}

/** Null where only limits of the procedure were reckoned anew. */
function recomputedText({ data }: TicketEvent, parts: readonly string[]): string | null {
  if (data.fromDueAt === data.toDueAt && parts.length === 0) return null;
  const moment = (value: unknown) => momentText(Date.parse(String(value)));
  const change =
    data.fromDueAt === data.toDueAt
      ? '办结时限不变'
      : `办结时限由 ${moment(data.fromDueAt)} 改为 ${moment(data.toDueAt)}`;
  return [`放假安排有变化，${change}，依据：${String(data.source)}`, ...parts].join('；');
}

const MOVE_TEXT: Readonly<Record<Move['reason'], string>> = {
  extension: '批准延期',
  awaiting: '等业主补充',
  shelving: '挂账',
  declined: '不予受理期间',
  calendar: '放假安排调整',
};

function moveText({ policy, calendar }: Reckoning, ticket: Moved, move: Move): string {
  if (move.reason === 'extension') return `${MOVE_TEXT.extension} ${spanText(move.span)}`;
  if (move.reason === 'calendar')
    return `为不使已定的时限提前到过去，保留 ${lengthText(Math.round(move.millis / MINUTE))}`;
  const { clock } = classOf(policy, ticket.categoryCode);
  const minutes = Math.round(clockTimeBetween(calendar, clock, move.from, move.to) / MINUTE);
  const period = `${momentText(move.from)} 至 ${momentText(move.to)}`;
  return `${MOVE_TEXT[move.reason]}（${period}），顺延 ${lengthText(minutes)}`;
}

/** Moves of timers that are due and that nobody has written yet. */
function unrecorded(reckoning: Reckoning, ticket: Moved, causes: readonly Cause[]): LimitMove[] {
  const written = causes.flatMap(({ moves }) => moves);
  return ticket.moves
    .filter((move) => !isAmong(written, move))
    .map((move) => ({
      text: moveText(reckoning, ticket, move),
      by: SYSTEM,
      at: 'to' in move ? toIso(move.to) : null,
    }));
}

/** A pause that goes on. */
function running(
  ticket: Moved,
  events: readonly TicketEvent[],
  organizationName: LimitHistory['organizationName'],
): LimitMove[] {
  const { state, pausedAt } = ticket;
  if (pausedAt === null || (state !== 'awaiting' && state !== 'shelved')) return [];
  const reason = MOVE_TEXT[state === 'awaiting' ? 'awaiting' : 'shelving'];
  const start = events.filter(({ changes }) => changes.pausedAt).at(-1);
  const text = `自 ${momentText(pausedAt)} 起${reason}，时限暂停计算`;
  return [{ text, by: byText(start?.actor ?? null, organizationName), at: toIso(pausedAt) }];
}

/** `锦江社区 · 社区工作人员，11月23日 10:30`: who decided a move, and when. */
export function decidedBy({ by, at }: LimitMove, now: Instant): string {
  return at === null ? by : `${by}，${friendlyTime(now, fromIso(at))}`;
}

const SYSTEM = '系统';

/** `锦江社区 · 社区工作人员`: a post and its organisation, never a person. */
function byText(actor: EventActor | null, organizationName: (id: string) => string): string {
  if (!actor) return SYSTEM;
  const label = ROLE_LABELS[actor.role];
  const name = actor.organizationId === null ? '' : organizationName(actor.organizationId);
  return name ? `${name} · ${label}` : label;
}

function momentOf({ at, dueAt }: TicketEvent): Instant {
  return dueAt ?? at;
}

function lengthText(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} 分钟`;
  return rest === 0 ? `${hours} 小时` : `${hours} 小时 ${rest} 分钟`;
}
