import type {
  Actor,
  AwaitedDecision,
  TicketFilter,
  TicketSort,
  TicketState,
  Tier,
} from '@wide-angle/shared';
import { decisionsWanted, isOpen, OPEN_STATES, TICKET_STATES } from '@wide-angle/shared';
import { equals, isOneOf, type Condition } from './condition.js';

/** Further narrowing that the viewer asked for. */
export interface Narrowing {
  readonly state?: TicketState;
  readonly categoryCode?: string;
  readonly estateId?: string;
  /** The organisation whose work it is now. */
  readonly responsibleId?: string;
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
  /** Which tickets are on the list, said of one ticket: for tickets that were found in another way. */
  readonly within: readonly Condition[];
  /** Only open tickets can be on the list. */
  readonly isOpen: boolean;
}

/** How a list of tickets is read. Nothing outside the viewer's scope is ever in a branch. */
export function planOf(viewer: ViewerFacts, filter: TicketFilter, narrowing: Narrowing): ListPlan {
  const states = statesOf(filter, narrowing);
  const branches = states.length === 0 ? [] : branchesOf(viewer, filter, states, narrowing);
  return {
    sort: filter.sort,
    branches,
    within: withinOf(viewer, filter, states, narrowing),
    isOpen: states.every(isOpen),
  };
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
  narrowing: Narrowing,
): Branches {
  const { actor } = viewer;
  const { estateId, categoryCode } = narrowing;
  const rest = [...restOf(filter, states), ...ofCategoryAndOffice(narrowing)];
  if (filter.scope === 'reported') return reportedBy(actor.personId, rest, estateId);
  if (filter.scope === 'estates') {
    const estates = estateId ? viewer.estateIds.filter((id) => id === estateId) : viewer.estateIds;
    return estates.flatMap((id) => inEstate(id, [true], states, rest));
  }
  const scope = scopeConditions(actor, filter);
  // So few appeals wait that what else is asked for is looked at in what their index finds.
  if (filter.isAppealed) return [[...scope, ...inPart(narrowing), ...restOf(filter, states)]];
  if (estateId) return inEstate(estateId, [true, false], states, [...scope, ...rest]);
  if (categoryCode) return ofCategory(actor, states, [...scope, ...rest]);
  if (narrowing.responsibleId) {
    // The organisation's own index serves here, and the scope is looked at in what is found.
    return byState(filter, states, [...ofCategoryAndOffice(narrowing), ...scope]);
  }
  return ofOffice(actor, filter, states, scope);
}

/** The same list as its branches make. */
function withinOf(
  viewer: ViewerFacts,
  filter: TicketFilter,
  states: readonly TicketState[],
  narrowing: Narrowing,
): Condition[] {
  const { actor, estateIds } = viewer;
  const rest = [...restOf(filter, states), ...inPart(narrowing)];
  if (filter.scope === 'reported') return [reportedOrJoinedBy(actor.personId), ...rest];
  if (filter.scope === 'estates')
    return [isOneOf('estateId', estateIds), equals('isPublic', true), ...rest];
  return [...scopeConditions(actor, filter), ...rest];
}

function inPart({ estateId, ...others }: Narrowing): Condition[] {
  return [...(estateId ? [equals('estateId', estateId)] : []), ...ofCategoryAndOffice(others)];
}

function ofCategoryAndOffice({ categoryCode, responsibleId }: Narrowing): Condition[] {
  return [
    ...(responsibleId ? [equals('responsibleId', responsibleId)] : []),
    ...(categoryCode ? [equals('categoryCode', categoryCode)] : []),
  ];
}

function reportedOrJoinedBy(personId: string): Condition {
  const joined = joinedBy(personId);
  return { sql: `(reporterId = ? OR ${joined.sql})`, params: [personId, ...joined.params] };
}

function joinedBy(personId: string): Condition {
  return {
    sql: 'id IN (SELECT ticketId FROM ticket_joiner WHERE personId = ?)',
    params: [personId],
  };
}

/** By the index of the bureau's categories: a rare one is found at once, a common one fills the page soon. */
function ofCategory(
  actor: Actor,
  states: readonly TicketState[],
  rest: readonly Condition[],
): Branches {
  return opennessOf(states).map((open) => [
    equals('bureauId', actor.bureauId ?? ''),
    equals('isOpen', open),
    ...rest,
  ]);
}

/** Open, ended, or both. */
function opennessOf(states: readonly TicketState[]): boolean[] {
  return [true, false].filter((open) => states.some((state) => isOpen(state) === open));
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
  conditions: readonly Condition[],
  estateId?: string,
): Branches {
  const rest = [...conditions, ...(estateId ? [equals('estateId', estateId)] : [])];
  return [
    [equals('reporterId', personId), ...rest],
    [joinedBy(personId), ...rest],
  ];
}

/** By the index of the estate. */
function inEstate(
  estateId: string,
  publicness: readonly boolean[],
  states: readonly TicketState[],
  rest: readonly Condition[],
): Branches {
  return publicness.flatMap((isPublic) =>
    opennessOf(states).map((open) => [
      equals('estateId', estateId),
      equals('isPublic', isPublic),
      equals('isOpen', open),
      ...rest,
    ]),
  );
}

/** What a filter says beside its scope, where no index is shaped after it. */
function restOf(filter: TicketFilter, states: readonly TicketState[]): Condition[] {
  const isAny = states.length === TICKET_STATES.length;
  return [...(isAny ? [] : [isOneOf('state', states)]), ...besidesState(filter)];
}

function besidesState(filter: TicketFilter): Condition[] {
  const decisions = decisionsWanted(filter);
  return [
    ...besidesDecision(filter),
    ...(decisions ? [isOneOf('awaitedDecision', decisions)] : []),
  ];
}

function besidesDecision(filter: TicketFilter): Condition[] {
  return [
    ...(filter.isLate === undefined ? [] : [equals('isLate', filter.isLate)]),
    ...(filter.minTier === undefined ? [] : [{ sql: 'tier >= ?', params: [filter.minTier] }]),
    ...(filter.isAppealed ? [{ sql: 'appealedAt IS NOT NULL', params: [] }] : []),
  ];
}

/** Lists of an organisation or of a person's desk in it: by state, or by what is waited for. */
function ofOffice(
  actor: Actor,
  filter: TicketFilter,
  states: readonly TicketState[],
  scope: readonly Condition[],
): Branches {
  const decisions = decisionsWanted(filter);
  if (decisions) return byDecision(filter, states, scope, decisions);
  const { minTier = 1 } = filter;
  if (minTier > 1 && states.every(isOpen)) return byTier(minTier, filter, states, scope);
  if (isWholeOpen(actor, filter, states)) return byTier(1, filter, states, scope);
  return byState(filter, states, scope);
}

function byState(
  filter: TicketFilter,
  states: readonly TicketState[],
  scope: readonly Condition[],
): Branches {
  if (filter.sort === 'newest') {
    return states.map((state) => [...scope, equals('state', state), ...besidesState(filter)]);
  }
  const lateness = filter.isLate === undefined ? [false, true] : [filter.isLate];
  return states.flatMap((state) =>
    lateness.map((isLate) => [
      ...scope,
      equals('state', state),
      ...besidesState({ ...filter, isLate }),
    ]),
  );
}

/** All that is open in the bureau's area: the index of tiers reads it in a fourth of the branches that states make. */
function isWholeOpen(
  { role }: Actor,
  { sort, isLate, scope }: TicketFilter,
  states: readonly TicketState[],
): boolean {
  const isWhole = states.length === OPEN_STATES.length && states.every(isOpen);
  return (
    isWhole && role === 'bureau' && scope === 'area' && sort === 'urgent' && isLate === undefined
  );
}

/** A branch for each thing that may be waited for, all in the order of one index. */
function byDecision(
  filter: TicketFilter,
  states: readonly TicketState[],
  scope: readonly Condition[],
  decisions: readonly AwaitedDecision[],
): Branches {
  const rest = [isOneOf('state', states), ...besidesDecision(filter)];
  return decisions.map((decision) => [...scope, equals('awaitedDecision', decision), ...rest]);
}

function byTier(
  minTier: Tier,
  filter: TicketFilter,
  states: readonly TicketState[],
  scope: readonly Condition[],
): Branches {
  const isWhole = states.length === OPEN_STATES.length;
  const late = filter.isLate === undefined ? [] : [equals('isLate', filter.isLate)];
  const rest = [...(isWhole ? [] : [isOneOf('state', states)]), ...late];
  return [1, 2, 3]
    .filter((tier) => tier >= minTier)
    .map((tier) => [...scope, equals('isOpen', true), equals('tier', tier), ...rest]);
}
