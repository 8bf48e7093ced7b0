import { RULES } from './rules/index.ts';
import { TICKET_ACTIONS, TIMER_KINDS } from './actions.ts';
import { LIFECYCLE, TIMER_LIFECYCLE } from './lifecycle.ts';
import { RELATIONS } from './relations.ts';
import { ENDED_STATES, OPEN_STATES, TICKET_STATES, type TicketState } from './status.ts';

const ROWS = [...Object.entries(LIFECYCLE), ...Object.entries(TIMER_LIFECYCLE)];

/** States reachable in one step. */
function next(state: TicketState): TicketState[] {
  return ROWS.filter(([, row]) => row.from.includes(state)).flatMap(([, row]) =>
    row.to.map((to) => (to === 'same' ? state : to)),
  );
}

function reachableFrom(start: TicketState): Set<TicketState> {
  const seen = new Set<TicketState>([start]);
  const queue = [start];
  for (let state = queue.pop(); state; state = queue.pop()) {
    for (const to of next(state).filter((to) => !seen.has(to))) {
      seen.add(to);
      queue.push(to);
    }
  }
  return seen;
}

describe('the lifecycle table', () => {
  it('has a row and a rule for each action and a row for each timer', () => {
    expect(Object.keys(LIFECYCLE).sort()).toEqual([...TICKET_ACTIONS].sort());
    expect(Object.keys(RULES).sort()).toEqual([...TICKET_ACTIONS].sort());
    expect(Object.keys(TIMER_LIFECYCLE).sort()).toEqual([...TIMER_KINDS].sort());
  });

  it('splits the states into open and ended', () => {
    expect([...OPEN_STATES, ...ENDED_STATES].sort()).toEqual([...TICKET_STATES].sort());
  });

  it.each(ROWS)('row %s names only known states and relations', (_, row) => {
    expect(row.from.length).toBeGreaterThan(0);
    for (const state of [...row.from, ...row.to.filter((to) => to !== 'same')]) {
      expect(TICKET_STATES).toContain(state);
    }
    if ('who' in row) expect(RELATIONS).toEqual(expect.arrayContaining(row.who as string[]));
  });

  it('reaches every state from the submission', () => {
    expect([...reachableFrom('pending')].sort()).toEqual([...TICKET_STATES].sort());
  });

  it.each(OPEN_STATES)('leads from %s to a close', (state) => {
    expect(reachableFrom(state)).toContain('closed');
  });

  it.each(['merged', 'withdrawn'] as const)('ends for good at %s', (state) => {
    expect([...reachableFrom(state)]).toEqual([state]);
  });
});
