import fc from 'fast-check';
import { DAY, HOUR, MINUTE, toIso } from '../api/time.ts';
import { wall } from '../deadline/testing/wall.ts';
import type { Actor } from '../identity/actor.ts';
import { DEFAULT_POLICY } from '../policy/default-policy.ts';
import { GOOD_TARGETS, PEOPLE, PLACE, reckoning } from '../testing/fixtures.ts';
import type { Intention } from '../ticket/action-bodies.ts';
import {
  TICKET_ACTIONS,
  TIMER_KINDS,
  type TicketAction,
  type TimerKind,
} from '../ticket/actions.ts';
import { overallLimit } from '../ticket/clocks.ts';
import type { TicketEvent } from '../ticket/event.ts';
import { availableActions } from '../ticket/decide.ts';
import { TICKET_STATES } from '../ticket/status.ts';
import { applyEvent, replay } from '../ticket/event.ts';
import type { TicketFacts } from '../ticket/facts.ts';
import { LIFECYCLE, TIMER_LIFECYCLE } from '../ticket/lifecycle.ts';
import { relationsOf } from '../ticket/relations.ts';
import { submit } from '../ticket/submit.ts';
import { nextTimer } from './next-timer.ts';
import { perform, settle } from './settle.ts';

/*
 * Random lives of a ticket. Whatever people try in whatever order and however long nothing happens: the table is
 * never left, lateness is never lost, the overall limit moves for an approved reason only.
 */

/** Events that may move the overall limit (DESIGN §4.2), each for its own reason. */
const MOVERS: ReadonlySet<string> = new Set([
  'supply',
  'continueWork',
  'endShelving',
  'decideShelving',
  'decideExtension',
  'reopen',
  'followUp',
  'recategorise',
  'adjudicate',
]);

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

interface Life {
  ticket: TicketFacts;
  events: TicketEvent[];
  now: number;
}

function born(categoryCode: string, at: number): Life {
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

function live(life: Life, step: Step): Life {
  const now = life.now + step.wait;
  const { actor, action } = choose(step, life.ticket, now);
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

const lives = fc.record({
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

function lived({
  categoryCode,
  start,
  steps,
}: {
  categoryCode: string;
  start: number;
  steps: Step[];
}): Life {
  return steps.reduce(live, born(categoryCode, start));
}

/** Each event with the ticket before and after it. */
function frames(life: Life): { event: TicketEvent; before: TicketFacts; after: TicketFacts }[] {
  let before = replay(life.events.slice(0, 1));
  return life.events.slice(1).map((event) => {
    const frame = { event, before, after: applyEvent(before, event) };
    before = frame.after;
    return frame;
  });
}

const holds = (check: (life: Life) => void) =>
  fc.assert(
    fc.property(lives, (plan) => check(lived(plan))),
    { numRuns: 400 },
  );

describe('whatever people do', () => {
  it('never leaves the table', () => {
    holds((life) => {
      for (const { event, before, after } of frames(life)) {
        const isTimer = (TIMER_KINDS as readonly string[]).includes(event.type);
        const row = isTimer
          ? TIMER_LIFECYCLE[event.type as TimerKind]
          : LIFECYCLE[event.type as TicketAction];
        expect(row.from).toContain(before.state);
        expect(row.to).toContain(
          after.state === before.state && row.to.includes('same') ? 'same' : after.state,
        );
      }
    });
  });

  it('never loses a lateness, and never lowers a tier or a version', () => {
    holds((life) => {
      for (const { before, after } of frames(life)) {
        expect(after.lateness.slice(0, before.lateness.length).map((l) => l.id)).toEqual(
          before.lateness.map((l) => l.id),
        );
        expect(after.tier).toBeGreaterThanOrEqual(before.tier);
        expect(after.version).toBe(before.version + 1);
      }
    });
  });

  it('moves the overall limit for an approved reason only, to exactly what its parts say', () => {
    holds((life) => {
      for (const { event, before, after } of frames(life)) {
        if (!MOVERS.has(event.type)) expect(after.overallDueAt).toBe(before.overallDueAt);
        expect(after.overallDueAt).toBe(overallLimit(reckoning, after).overallDueAt);
      }
    });
  });

  it('leaves no due timer behind, and replays to the same row', () => {
    holds((life) => {
      const timer = nextTimer(reckoning, life.ticket);
      if (timer) expect(timer.dueAt).toBeGreaterThan(life.now);
      expect(replay(life.events)).toEqual(life.ticket);
    });
  });

  it('fires each rung once per round and claim clock', () => {
    holds((life) => {
      const fired = frames(life)
        .filter(({ event }) => event.type === 'rung')
        .map(({ event, before }) =>
          [
            before.round,
            event.data.clock,
            event.data.clock === 'claim' ? before.claimLeg : 0,
            event.data.index,
          ].join(),
        );
      expect(new Set(fired).size).toBe(fired.length);
    });
  });

  it('ends with nobody owing anything', () => {
    holds(({ ticket }) => {
      if (ticket.endedAt !== null) expect(nextTimer(reckoning, ticket)).toBeNull();
    });
  });
});

it('reaches every state and does every action, so that the laws above mean something', () => {
  const seen = new Set<string>();
  const note = (life: Life) =>
    frames(life).forEach(({ event, after }) => seen.add(event.type).add(after.state));
  fc.assert(
    fc.property(lives, (plan) => note(lived(plan))),
    { numRuns: 600, seed: 7 },
  );
  const missing = [...TICKET_STATES, ...TICKET_ACTIONS, ...TIMER_KINDS].filter(
    (name) => !seen.has(name),
  );
  expect(missing).toEqual([]);
});
