import type { Instant } from '../api/time.ts';
import { dayOf } from '../deadline/civil.ts';
import type { TicketEventType } from '../ticket/actions.ts';
import type { TicketEvent } from '../ticket/event.ts';
import { isLate, type Lateness, type TicketFacts } from '../ticket/facts.ts';
import { isOpen } from '../ticket/status.ts';
import type { Mark, Measure, Scores } from './measures.ts';
import { NO_DAY, SATISFIED_FROM } from './measures.ts';

/*
 * What one ticket adds to the statistics, from its facts as they are now and the few events that say more than they do.
 * Whatever changes later (a reopening, an upheld appeal, another organisation) changes the marks, and with them every number.
 */

/** The facts that marks are made from: a change of none of them changes no number. */
export const COUNTED_FACTS = [
  'state',
  'tier',
  'round',
  'subdistrictId',
  'communityId',
  'categoryCode',
  'responsibleId',
  'handlerId',
  'lateness',
  'resolvedAt',
  'endedAt',
  'closedBy',
  'isSolved',
] as const satisfies readonly (keyof TicketFacts)[];

type CountedFacts = Pick<TicketFacts, (typeof COUNTED_FACTS)[number] | 'submittedAt'>;

/** Events that say what the facts do not keep: who took it first, what owners said, that it was opened again. */
export const TELLING_EVENTS = [
  'claim',
  'dispatch',
  'confirm',
  'reopen',
  'followUp',
] as const satisfies readonly TicketEventType[];

type TellingEvent = Pick<TicketEvent, 'seq' | 'type' | 'at' | 'actor' | 'data'>;

/**
 * All marks of one ticket.
 * @param events its history in order; of it only {@link TELLING_EVENTS} are read
 */
export function marksOf(ticket: CountedFacts, events: readonly TellingEvent[]): Mark[] {
  return [
    mark(ticket, 'filed', ticket.submittedAt),
    ...responses(ticket, events),
    ...finishes(ticket),
    ...endings(ticket, events),
    ...reopenings(ticket, events),
    ...calls(ticket, events),
    ...struck(ticket),
    ...communityLateness(ticket),
    ...standing(ticket),
  ];
}

interface Details {
  part?: string;
  organizationId?: string;
  scores?: Scores;
}

function mark(
  ticket: CountedFacts,
  measure: Measure,
  at: Instant | null,
  details: Details = {},
): Mark {
  return {
    measure,
    part: details.part ?? '',
    day: at === null ? NO_DAY : dayOf(at),
    organizationId: details.organizationId ?? ticket.responsibleId,
    scores: details.scores ?? null,
  };
}

const isStruck = ({ appeal }: Lateness) => appeal?.state === 'upheld';

/**
 * One per organisation that had it: late where it let a claim limit pass, on time from its first claim on. Where all its
 * claim latenesses were struck by appeals, it is neither.
 */
function responses(ticket: CountedFacts, events: readonly TellingEvent[]): Mark[] {
  const missed = ticket.lateness.filter(({ clock }) => clock === 'claim');
  const late = firstOfEach(missed.filter((one) => !isStruck(one)));
  const excused = new Set(missed.map(({ organizationId }) => organizationId));
  const onTime = firstOfEach(events.flatMap(taking)).filter(
    ({ organizationId }) => !excused.has(organizationId),
  );
  const response = (measure: Measure) => (one: Taken) =>
    mark(ticket, measure, one.at, {
      part: one.organizationId,
      organizationId: one.organizationId,
    });
  return [...late.map(response('responseLate')), ...onTime.map(response('responseOnTime'))];
}

interface Taken {
  readonly organizationId: string;
  readonly at: Instant;
}

/** The first of each organisation, in order. */
function firstOfEach(all: readonly Taken[]): Taken[] {
  const first = new Map<string, Taken>();
  for (const one of all) if (!first.has(one.organizationId)) first.set(one.organizationId, one);
  return [...first.values()];
}

/** Who has it in hand from this event on; nobody where it only went to another organisation. */
function taking({ type, at, actor, data }: TellingEvent): Taken[] {
  if (type === 'claim' && actor?.organizationId)
    return [{ organizationId: actor.organizationId, at }];
  const { fromOrganizationId, toOrganizationId, toHandlerId } = data;
  const isHanded =
    type === 'dispatch' && Boolean(toHandlerId) && fromOrganizationId === toOrganizationId;
  return isHanded ? [{ organizationId: String(toOrganizationId), at }] : [];
}

const FINISHED: readonly TicketFacts['state'][] = ['confirming', 'closed'];

/** One per round: late from the limit on; on time where the present round's result was accepted and no limit missed. */
function finishes(ticket: CountedFacts): Mark[] {
  const missed = ticket.lateness.filter(({ clock }) => clock === 'overall');
  const late = new Map<number, Lateness>();
  for (const one of missed) if (!isStruck(one) && !late.has(one.round)) late.set(one.round, one);
  const marks = [...late.values()].map(({ at, round, organizationId }) =>
    mark(ticket, 'finishLate', at, { part: String(round), organizationId }),
  );
  const isMissed = missed.some(({ round }) => round === ticket.round);
  const isFinished = FINISHED.includes(ticket.state) && ticket.resolvedAt !== null;
  return isMissed || !isFinished
    ? marks
    : [...marks, mark(ticket, 'finishOnTime', ticket.resolvedAt, { part: String(ticket.round) })];
}

/** How it ended, if it has. What the owner said counts; what the clock closed is counted apart. */
function endings(ticket: CountedFacts, events: readonly TellingEvent[]): Mark[] {
  const { state, endedAt } = ticket;
  if (endedAt === null) return [];
  if (state === 'declined' || state === 'withdrawn' || state === 'merged')
    return [mark(ticket, state, endedAt)];
  if (state !== 'closed') return [];
  if (ticket.closedBy === 'clock') return [mark(ticket, 'closedByClock', endedAt)];
  const answer: Measure = ticket.isSolved ? `solvedTier${ticket.tier}` : 'unsolved';
  return [mark(ticket, answer, endedAt), ...ratings(ticket, events)];
}

/** What the reporter said at the last confirmation; joiners speak for themselves and close nothing. */
function ratings(ticket: CountedFacts, events: readonly TellingEvent[]): Mark[] {
  const said = events.filter(({ type, data }) => type === 'confirm' && data.joined !== true);
  const last = said[said.length - 1];
  if (!last) return [];
  const { speed, quality, attitude } = last.data;
  const scores = { speed: Number(speed), quality: Number(quality), attitude: Number(attitude) };
  // Imported histories may close without scores.
  if (!Object.values(scores).every((score) => score >= 1 && score <= 5)) return [];
  const isSatisfied = scores.speed + scores.quality + scores.attitude >= SATISFIED_FROM;
  const measure = isSatisfied ? 'satisfied' : 'dissatisfied';
  return [mark(ticket, measure, ticket.endedAt, { scores })];
}

/** A new round begins with it: the owner wants it, or says so when the community calls. */
function isReopening({ type, data }: TellingEvent): boolean {
  return type === 'reopen' || (type === 'followUp' && data.solved === false);
}

/** One per reopening, by the owner or after a call of the community. */
function reopenings(ticket: CountedFacts, events: readonly TellingEvent[]): Mark[] {
  return events
    .filter(isReopening)
    .map(({ at }, index) => mark(ticket, 'reopened', at, { part: String(index + 2) }));
}

/** One per close that the community called about: what was said last, or that nobody answered so far. */
function calls(ticket: CountedFacts, events: readonly TellingEvent[]): Mark[] {
  const last = new Map<number, TellingEvent>();
  let round = 1;
  for (const event of events) {
    const isNews = event.data.reached !== false || last.get(round)?.data.reached !== true;
    if (event.type === 'followUp' && isNews) last.set(round, event);
    if (isReopening(event)) round += 1;
  }
  return [...last].map(([part, { at, data }]) =>
    mark(ticket, outcomeOf(data), at, { part: String(part) }),
  );
}

function outcomeOf({ reached, solved }: TellingEvent['data']): Measure {
  if (reached === false) return 'calledUnreached';
  return solved === false ? 'calledUnsolved' : 'calledSolved';
}

function struck(ticket: CountedFacts): Mark[] {
  return ticket.lateness
    .filter(isStruck)
    .map(({ id, at, organizationId }) => mark(ticket, 'struck', at, { part: id, organizationId }));
}

/** Limits that the community itself missed: to review, to adjudicate, to act on a red card. */
function communityLateness(ticket: CountedFacts): Mark[] {
  return ticket.lateness
    .filter(
      ({ clock, organizationId }) =>
        clock !== 'claim' && clock !== 'overall' && organizationId === ticket.communityId,
    )
    .map(({ id, at, organizationId }) =>
      mark(ticket, 'communityLate', at, { part: id, organizationId }),
    );
}

/** How it stands now, by the same words as the lists: see `TILES`. */
function standing(ticket: CountedFacts): Mark[] {
  if (!isOpen(ticket.state)) return [];
  const measures: Measure[] = ['openNow'];
  if (isLate(ticket)) measures.push('lateNow');
  if (ticket.state === 'shelved') measures.push('shelvedNow');
  return measures.map((measure) => mark(ticket, measure, null));
}
