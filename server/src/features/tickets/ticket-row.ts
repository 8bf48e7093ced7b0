import type {
  Channel,
  ClassCode,
  Reckoning,
  Standing,
  TicketEvent,
  TicketFacts,
} from '@wide-angle/shared';
import { categoryOf, classOf, standingOf } from '@wide-angle/shared';
import { searchText } from './search/search-text.js';
import type { TicketEventRow } from './entities/ticket-event.entity.js';
import type { Ticket } from './entities/ticket.entity.js';

/** The facts among a ticket's columns, by name, so that a new fact without a column does not compile. */
const FACTS: Readonly<Record<keyof TicketFacts, true>> = {
  id: true,
  version: true,
  basisVersion: true,
  state: true,
  tier: true,
  round: true,
  bureauId: true,
  subdistrictId: true,
  communityId: true,
  estateId: true,
  categoryCode: true,
  policyVersion: true,
  reporterId: true,
  isPublic: true,
  isAnonymous: true,
  responsibleId: true,
  receivedAt: true,
  handlerId: true,
  submittedAt: true,
  claimLeg: true,
  claimStartedAt: true,
  claimDueAt: true,
  claimRung: true,
  overallStartedAt: true,
  overallDueAt: true,
  isProvisional: true,
  overallRung: true,
  remindedAt: true,
  moves: true,
  pausedAt: true,
  lateness: true,
  askCount: true,
  extensionCount: true,
  nudgeCount: true,
  nudgedAt: true,
  hasObjected: true,
  request: true,
  categoryRequest: true,
  shelvedUntil: true,
  adjudicator: true,
  adjudicateDueAt: true,
  reviewDueAt: true,
  actDueAt: true,
  resolvedAt: true,
  confirmDueAt: true,
  endedAt: true,
  closedBy: true,
  isSolved: true,
  followUp: true,
  mergedIntoId: true,
};

const FACT_KEYS = Object.keys(FACTS) as (keyof TicketFacts)[];

/** The facts of a stored ticket, and nothing else of it. */
export function factsOf(row: TicketFacts): TicketFacts {
  return Object.fromEntries(FACT_KEYS.map((key) => [key, row[key]])) as unknown as TicketFacts;
}

/** The derived columns of a ticket. */
export type StandingColumns = Pick<
  Ticket,
  | 'isOpen'
  | 'isLate'
  | 'card'
  | 'limitKind'
  | 'limitDueAt'
  | 'urgentRank'
  | 'awaitedDecision'
  | 'appealedAt'
  | 'nextTimerAt'
  | 'classCode'
>;

/** Where the ticket stands by its facts, as columns. */
export function standingColumns(reckoning: Reckoning, facts: TicketFacts): StandingColumns {
  const { pressing, ...standing }: Standing = standingOf(reckoning, facts);
  const classCode: ClassCode = classOf(reckoning.policy, facts.categoryCode).code;
  return {
    ...standing,
    classCode,
    limitKind: pressing?.kind ?? null,
    limitDueAt: pressing?.dueAt ?? null,
  };
}

/** What was reported, beside the facts. */
export interface TicketContent {
  readonly number: string;
  readonly buildingId: string | null;
  readonly entranceId: string | null;
  readonly facilityId: string | null;
  /** The registry's label and the reporter's own words. */
  readonly place: string;
  readonly text: string;
  readonly channel: Channel;
  readonly mediaIds: readonly string[];
  /** Names to be found by, of the estate and of the organisation that had to do the work at submission. */
  readonly estateName: string;
  readonly companyName: string;
}

/** A whole new row of a ticket that was just submitted. */
export function newRow(reckoning: Reckoning, facts: TicketFacts, content: TicketContent): Ticket {
  const { estateName, companyName, ...words } = content;
  const { name: categoryName } = categoryOf(reckoning.policy, facts.categoryCode);
  return {
    ...facts,
    ...standingColumns(reckoning, facts),
    ...words,
    companyId: facts.responsibleId,
    joinerCount: 0,
    joinMark: null,
    search: searchText({ ...words, estateName, companyName, categoryName }),
    ...NO_LEASE,
    ...NO_FAILURE,
  };
}

/** Of a ticket that no worker has for itself. */
export const NO_LEASE: Pick<Ticket, 'timerWorker' | 'timerLeaseUntil'> = {
  timerWorker: null,
  timerLeaseUntil: null,
};

/** Of a ticket whose timers could be fired. */
export const NO_FAILURE: Pick<Ticket, 'timerFailures' | 'timerFailedAt' | 'timerError'> = {
  timerFailures: 0,
  timerFailedAt: null,
  timerError: null,
};

/** The columns of a ticket that differ between two states of it. Versions always do. */
export function changedColumns(
  reckoning: Reckoning,
  before: Ticket,
  after: TicketFacts,
): Partial<Ticket> {
  const columns = { ...after, ...standingColumns(reckoning, after) };
  const keys = Object.keys(columns) as (keyof typeof columns)[];
  return Object.fromEntries(
    keys.filter((key) => columns[key] !== before[key]).map((key) => [key, columns[key]]),
  );
}

/** An event as it is stored. */
export function eventRow(event: TicketEvent): TicketEventRow {
  const { actor, ...rest } = event;
  return {
    ...rest,
    actorPersonId: actor?.personId ?? null,
    actorRole: actor?.role ?? null,
    actorOrganizationId: actor?.organizationId ?? null,
  };
}

type ActorColumns = Pick<TicketEventRow, 'actorPersonId' | 'actorRole' | 'actorOrganizationId'>;

/** A stored event, or the columns of it that were read, as the domain knows it. */
export function eventOf<R extends ActorColumns>(
  row: R,
): Omit<R, keyof ActorColumns> & Pick<TicketEvent, 'actor'> {
  const { actorPersonId, actorRole, actorOrganizationId, ...rest } = row;
  const actor =
    actorPersonId === null || actorRole === null
      ? null
      : { personId: actorPersonId, role: actorRole, organizationId: actorOrganizationId };
  return { ...rest, actor };
}
