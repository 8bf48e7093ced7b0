import fc from 'fast-check';
import { reckoning } from '../testing/fixtures.ts';
import {
  TICKET_ACTIONS,
  TIMER_KINDS,
  type TicketAction,
  type TimerKind,
} from '../ticket/actions.ts';
import { overallLimit } from '../ticket/clocks.ts';
import type { TicketEvent } from '../ticket/event.ts';
import { TICKET_STATES } from '../ticket/status.ts';
import { applyEvent, replay } from '../ticket/event.ts';
import { dutiesOf } from '../ticket/duties.ts';
import type { Lateness, TicketFacts } from '../ticket/facts.ts';
import { LIFECYCLE, TIMER_LIFECYCLE } from '../ticket/lifecycle.ts';
import { nextTimer } from './next-timer.ts';
import { type Life, lived, lives } from '../testing/random-life.ts';

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
  'decideRecategorise',
  'adjudicate',
]);

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
      if (ticket.endedAt === null) return;
      // But the community: to call the owner.
      expect([undefined, 'followUpLate']).toContain(nextTimer(reckoning, ticket)?.kind);
      expect([ticket.request, ticket.categoryRequest]).toEqual([null, null]);
    });
  });
});

describe('what supervisors owe', () => {
  const isOfDuty = (l: Lateness) => l.clock !== 'claim' && l.clock !== 'overall';

  it('a missed duty is never taken back, and its end is written once', () => {
    holds((life) => {
      for (const { before, after } of frames(life))
        for (const was of before.lateness.filter(isOfDuty)) {
          const is = after.lateness.find((l) => l.id === was.id);
          expect(is).toMatchObject({ at: was.at, organizationId: was.organizationId });
          if (was.doneAt !== null) expect(is?.doneAt).toBe(was.doneAt);
        }
    });
  });

  it('is done not before it was missed; each card asks for its own act, all else is owed once', () => {
    holds(({ ticket }) => {
      const duties = dutiesOf(ticket);
      for (const { doneAt, dueAt } of duties) expect(doneAt ?? dueAt).toBeGreaterThanOrEqual(dueAt);
      const owed = duties.filter(({ state, kind }) => state !== 'lateDone' && kind !== 'act');
      const names = owed.map(({ kind, organizationId }) => `${kind}/${organizationId}`);
      expect(new Set(names).size).toBe(names.length);
      expect(new Set(duties.map(({ key }) => key)).size).toBe(duties.length);
    });
  });

  it('whoever ended a ticket leaves nothing owed but the call', () => {
    holds(({ ticket }) => {
      if (ticket.endedAt === null) return;
      const owed = dutiesOf(ticket).filter(({ state }) => state !== 'lateDone');
      expect(owed.map(({ kind }) => kind)).toEqual(ticket.followUp === null ? [] : ['followUp']);
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
