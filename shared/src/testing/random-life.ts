import fc from 'fast-check';
import { DAY, HOUR, MINUTE, toIso } from '../api/time.ts';
import { wall } from '../deadline/testing/wall.ts';
import type { Actor } from '../identity/actor.ts';
import { DEFAULT_POLICY } from '../policy/default-policy.ts';
import { GOOD_TARGETS, PEOPLE, PLACE, reckoning } from './fixtures.ts';
import type { Intention } from '../ticket/action-bodies.ts';
import { TICKET_ACTIONS, type TicketAction } from '../ticket/actions.ts';
import type { TicketEvent } from '../ticket/event.ts';
import { availableActions } from '../ticket/decide.ts';
import { replay } from '../ticket/event.ts';
import type { Reckoning } from '../ticket/clocks.ts';
import type { TicketFacts } from '../ticket/facts.ts';
import { relationsOf } from '../ticket/relations.ts';
import { submit } from '../ticket/submit.ts';
import { perform, settle } from '../escalation/settle.ts';

interface Step {
  /** Picks one of what is offered to anybody; a stubborn person tries what is not offered. */
  pick: number;
  stubborn: { actor: Actor; action: TicketAction } | null;
  wait: number;
  yes: boolean;
  categoryCode: string;
  amount: number;
}

const actors = Object.values(PEOPLE);
const waits = [0, 0, 5 * MINUTE, 5 * MINUTE, HOUR, 7 * HOUR, DAY, 2 * DAY, 9 * DAY];

const aStep: fc.Arbitrary<Step> = fc.record({
  pick: fc.nat(999),
  stubborn: fc.option(
    fc.record({ actor: fc.constantFrom(...actors), action: fc.constantFrom(...TICKET_ACTIONS) }),
    { freq: 5 },
  ),
  wait: fc.constantFrom(...waits),
  yes: fc.boolean(),
  categoryCode: fc.constantFrom(...Object.keys(DEFAULT_POLICY.categories)),
  amount: fc.integer({ min: 1, max: 3 }),
});

/** A body that fits any action: the rules read the fields they know. */
function bodyOf(step: Step, ticket: TicketFacts, now: number): object {
  return {
    version: ticket.version,
    text: '…',
    reason: '…',
    demand: '…',
    visibility: 'public',
    handlerId: 'zhao',
    decision: step.yes ? 'return' : 'decline',
    approve: step.yes,
    solved: step.yes,
    reached: step.amount > 1,
    speed: 3,
    quality: 3,
    attitude: 3,
    categoryCode: step.categoryCode,
    amount: step.amount,
    until: toIso(now + 10 * DAY),
    dueAt: toIso(now + DAY),
    mainId: 'main',
    latenessId: ticket.lateness[0]?.id ?? '-',
  };
}

/** A ticket's life so far. */
export interface Life {
  ticket: TicketFacts;
  events: TicketEvent[];
  now: number;
}

function born(categoryCode: string, at: number, reckoning: Reckoning): Life {
  const submission = {
    id: 'ticket',
    reporterId: 'owner',
    channel: 'owner',
    isAnonymous: false,
    text: '…',
    mediaIds: [],
  } as const;
  const event = submit(PEOPLE.owner, { ...submission, categoryCode, place: PLACE }, reckoning, at);
  return { ticket: replay([event]), events: [event], now: at };
}

const relationsFor = (actor: Actor) => (ticket: TicketFacts) =>
  relationsOf(actor, ticket, { joined: false, neighbour: true });

/** What says little or ends a life early is tried less often, so that walks get deep. */
const SELDOM: ReadonlySet<string> = new Set([
  'note',
  'nudge',
  'join',
  'supervise',
  'escalate',
  'recategorise',
  'withdraw',
  'merge',
  'decline',
  'handBack',
  'dispatch',
  'release',
]);

/** Somebody and something that is open to him now; a claim by anyone where nothing is. */
function choose(
  reckoning: Reckoning,
  step: Step,
  ticket: TicketFacts,
  now: number,
): { actor: Actor; action: TicketAction } {
  if (step.stubborn) return step.stubborn;
  const open = actors.flatMap((actor) => {
    const context = {
      ...reckoning,
      ticket,
      actor,
      now,
      targets: GOOD_TARGETS,
      relations: relationsFor(actor)(ticket),
    };
    return availableActions(context)
      .filter((available) => available.refusal === null)
      .flatMap(({ action }) =>
        Array.from({ length: SELDOM.has(action) ? 1 : 12 }, () => ({ actor, action })),
      );
  });
  return open[step.pick % open.length] ?? { actor: PEOPLE.wang, action: 'claim' };
}

function live(reckoning: Reckoning, life: Life, step: Step): Life {
  const now = life.now + step.wait;
  const { actor, action } = choose(reckoning, step, life.ticket, now);
  const intention = { action, body: bodyOf(step, life.ticket, now) } as Intention;
  const context = {
    ...reckoning,
    ticket: life.ticket,
    actor,
    now,
    targets: GOOD_TARGETS,
    relationsOf: relationsFor(actor),
  };
  const result = perform(context, intention);
  const progress = result.ok ? result : settle(reckoning, life.ticket, now);
  return { ticket: progress.ticket, events: [...life.events, ...progress.events], now };
}

/** Random lives: what was reported when, and what people tried. */
export const lives = fc.record({
  categoryCode: fc.constantFrom(
    'lighting',
    'attitude',
    'lift_trapped',
    'outage',
    'parking',
    'overcharge',
  ),
  start: fc.integer({ min: wall('2026-01-02 00:00'), max: wall('2026-10-20 00:00') }),
  steps: fc.array(aStep, { minLength: 1, maxLength: 40, size: 'max' }),
});

/** A plan of a life. */
interface Plan {
  categoryCode: string;
  start: number;
  steps: Step[];
}

/** Lives through a plan from its submission. @param under the limits and the calendar; the usual ones */
export function lived({ categoryCode, start, steps }: Plan, under: Reckoning = reckoning): Life {
  return livedOn(born(categoryCode, start, under), steps, under);
}

/** Goes on with a life. */
export function livedOn(life: Life, steps: readonly Step[], under: Reckoning): Life {
  return steps.reduce((before, step) => live(under, before, step), life);
}
