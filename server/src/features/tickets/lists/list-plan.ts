import type { Actor, TicketFilter, TicketSort, TicketState } from '@wide-angle/shared';
import { ENDED_STATES, isOpen, TICKET_STATES } from '@wide-angle/shared';
import { equals, isOneOf, type Condition } from './condition.js';

/** Further narrowing that the viewer asked for. */
export interface Narrowing {
  readonly state?: TicketState;
  readonly categoryCode?: string;
  readonly estateId?: string;
}

/** What is known of the viewer beside who he is: the estates in which he is a verified owner. */
export interface ViewerFacts {
  readonly actor: Actor;
  readonly estateIds: readonly string[];
}

/**
 * A list as a union of branches. Each branch fixes the leading columns of one index, so the database reads the branch
 * in the list's order and stops at the page's length; the branches together are the list, and none overlaps another.
 * See docs/decisions/0005-lists.md.
 */
export interface ListPlan {
  readonly sort: TicketSort;
  readonly branches: readonly (readonly Condition[])[];
}

/** How a list of tickets is read. Nothing outside the viewer's scope is ever in a branch. */
export function planOf(viewer: ViewerFacts, filter: TicketFilter, narrowing: Narrowing): ListPlan {
  const states = statesOf(filter, narrowing);
  const extra = narrowing.categoryCode ? [equals('categoryCode', narrowing.categoryCode)] : [];
  const branches = states.length === 0 ? [] : branchesOf(viewer, filter, states, narrowing);
  return { sort: filter.sort, branches: branches.map((branch) => [...branch, ...extra]) };
}

type Branches = Condition[][];

function statesOf(filter: TicketFilter, { state }: Narrowing): readonly TicketState[] {
  const all = filter.states ?? TICKET_STATES;
  return state ? all.filter((s) => s === state) : all;
}

function branchesOf(
  viewer: ViewerFacts,
  filter: TicketFilter,
  states: readonly TicketState[],
  { estateId }: Narrowing,
): Branches {
  const { actor } = viewer;
  if (filter.scope === 'reported') return reportedBy(actor.personId, filter, states, estateId);
  if (filter.scope === 'estates') {
    const estates = estateId ? viewer.estateIds.filter((id) => id === estateId) : viewer.estateIds;
    return estates.flatMap((id) => inEstate(id, [true], states, restOf(filter, states)));
  }
  const scope = scopeConditions(actor, filter);
  if (estateId) {
    return inEstate(estateId, [true, false], states, [...scope, ...restOf(filter, states)]);
  }
  return ofOffice(filter, states, scope);
}

/** The column whose value says that a ticket is of this viewer's lists. */
export function scopeConditions(actor: Actor, { scope }: Pick<TicketFilter, 'scope'>): Condition[] {
  const organizationId = actor.organizationId ?? '';
  if (scope === 'organization') return [equals('responsibleId', organizationId)];
  if (scope === 'handled')
    return [equals('handlerId', actor.personId), equals('responsibleId', organizationId)];
  if (actor.role === 'community') return [equals('communityId', organizationId)];
  if (actor.role === 'subdistrict') return [equals('subdistrictId', organizationId)];
  return actor.role === 'bureau' ? [equals('bureauId', actor.bureauId ?? '')] : [isOneOf('id', [])];
}

/** His own and those that he joined: few of each, so an index by person is enough. */
function reportedBy(
  personId: string,
  filter: TicketFilter,
  states: readonly TicketState[],
  estateId?: string,
): Branches {
  const estate = estateId ? [equals('estateId', estateId)] : [];
  const rest = [...restOf(filter, states), ...estate];
  const joined: Condition = {
    sql: 'id IN (SELECT ticketId FROM ticket_joiner WHERE personId = ?)',
    params: [personId],
  };
  return [
    [equals('reporterId', personId), ...rest],
    [joined, ...rest],
  ];
}

/** By the index of the estate. */
function inEstate(
  estateId: string,
  publicness: readonly boolean[],
  states: readonly TicketState[],
  rest: readonly Condition[],
): Branches {
  const openness = [true, false].filter((open) => states.some((state) => isOpen(state) === open));
  return publicness.flatMap((isPublic) =>
    openness.map((open) => [
      equals('estateId', estateId),
      equals('isPublic', isPublic),
      equals('isOpen', open),
      ...rest,
    ]),
  );
}

/** What a filter says beside its scope, where no index is shaped after it. */
function restOf(filter: TicketFilter, states: readonly TicketState[]): Condition[] {
  const decision = filter.request ?? filter.adjudicator;
  return [
    ...(states.length < TICKET_STATES.length ? [isOneOf('state', states)] : []),
    ...(filter.isLate === undefined ? [] : [equals('isLate', filter.isLate)]),
    ...(filter.minTier === undefined ? [] : [{ sql: 'tier >= ?', params: [filter.minTier] }]),
    ...(decision ? [equals('awaitedDecision', decision)] : []),
  ];
}

/** Lists of an organisation or of a person's desk in it: by state, or by what is waited for. */
function ofOffice(
  filter: TicketFilter,
  states: readonly TicketState[],
  scope: readonly Condition[],
): Branches {
  const decision = filter.request ?? filter.adjudicator;
  if (decision) {
    return [[...scope, equals('awaitedDecision', decision), isOneOf('state', states)]];
  }
  if (filter.minTier !== undefined && states.every(isOpen)) return byTier(filter, states, scope);
  const rest = restOf(filter, []).slice(1);
  if (filter.sort === 'newest') {
    return states.map((state) => [...scope, equals('state', state), ...rest]);
  }
  const lateness = filter.isLate === undefined ? [false, true] : [filter.isLate];
  return states.flatMap((state) =>
    lateness.map((isLate) => [...scope, equals('state', state), equals('isLate', isLate)]),
  );
}

function byTier(
  filter: TicketFilter,
  states: readonly TicketState[],
  scope: readonly Condition[],
): Branches {
  const isWhole = TICKET_STATES.length - ENDED_STATES.length === states.length;
  const rest = isWhole ? [] : [isOneOf('state', states)];
  return [2, 3]
    .filter((tier) => tier >= (filter.minTier ?? 1))
    .map((tier) => [...scope, equals('isOpen', true), equals('tier', tier), ...rest]);
}
