import { wall } from '../deadline/testing/wall.ts';
import type { TicketAction } from '../ticket/actions.ts';
import { availableActions } from '../ticket/decide.ts';
import type { Changes, Lateness, TicketFacts } from '../ticket/facts.ts';
import type { Relation } from '../ticket/relations.ts';
import type { TicketState } from '../ticket/status.ts';
import { aTicket, contextAs } from './fixtures.ts';

const NOW = wall('2026-11-20 16:30');
const LATER = wall('2026-11-24 12:00');

const LATE: Lateness = {
  id: '1-overall-1',
  clock: 'overall',
  round: 1,
  at: wall('2026-11-20 16:10'),
  organizationId: 'company',
  appeal: null,
};

/** A plausible ticket in each state, late once and with nothing exhausted. */
const IN_STATE: Readonly<Record<TicketState, Changes>> = {
  pending: {},
  processing: { handlerId: 'wang', claimDueAt: null },
  awaiting: { handlerId: 'wang', claimDueAt: null, pausedAt: NOW },
  disputed: { claimDueAt: null, adjudicator: 'community', adjudicateDueAt: LATER },
  reviewing: { handlerId: 'wang', claimDueAt: null, resolvedAt: NOW, reviewDueAt: LATER },
  confirming: { handlerId: 'wang', claimDueAt: null, resolvedAt: NOW, confirmDueAt: LATER },
  shelved: { handlerId: 'wang', claimDueAt: null, pausedAt: NOW, shelvedUntil: LATER },
  closed: {
    handlerId: 'wang',
    claimDueAt: null,
    endedAt: NOW,
    closedBy: 'reporter',
    isSolved: true,
  },
  declined: { claimDueAt: null, endedAt: NOW },
  merged: { claimDueAt: null, endedAt: NOW, mergedIntoId: 'main' },
  withdrawn: { claimDueAt: null, endedAt: NOW },
};

export function ticketIn(state: TicketState): TicketFacts {
  return { ...aTicket(), lateness: [LATE], ...IN_STATE[state], state };
}

/**
 * `yes`: open. `wait`: offered but refused for now (limit, order of offices). `no`: not offered at all. A handler
 * is always a colleague too, and a manager is a colleague.
 */
export type Cell = 'yes' | 'wait' | 'no';

const TOGETHER: Partial<Record<Relation, readonly Relation[]>> = {
  handler: ['colleague', 'handler'],
  manager: ['colleague', 'manager'],
};

/** One cell of action × state × relation. */
export function cellOf(action: TicketAction, state: TicketState, relation: Relation): Cell {
  const context = contextAs(ticketIn(state), TOGETHER[relation] ?? [relation], NOW);
  const offered = availableActions(context).find((available) => available.action === action);
  if (!offered) return 'no';
  return offered.refusal ? 'wait' : 'yes';
}
