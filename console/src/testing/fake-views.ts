import {
  appealedAt,
  availableActions,
  categoryOf,
  doneAtOf,
  isLate,
  maySee,
  sentenceOf,
  standingOf,
  tileOf,
  toIso,
  toIsoOrNull,
  type Actor,
  type EventView,
  type Instant,
  type LatenessView,
  type OrderCard,
  type TicketCard,
  type TicketEvent,
  type TicketFacts,
  type TicketFilter,
  type TicketView,
} from '@wide-angle/shared';
import { organizationName, personName } from './fake-directory.ts';
import { RECKONING, tiesOf, type FakeTicket } from './fake-tickets.ts';

/** The ticket as a row. */
export function cardOf(ticket: FakeTicket): TicketCard {
  const { facts, estate, text, place, number } = ticket;
  const category = categoryOf(RECKONING.policy, facts.categoryCode);
  const { pressing, card, isLate } = standingOf(RECKONING, facts);
  return {
    id: facts.id,
    number,
    state: facts.state,
    tier: facts.tier,
    round: facts.round,
    categoryCode: category.code,
    categoryName: category.name,
    categoryIcon: category.icon,
    classCode: category.classCode,
    estateId: estate.id,
    estateName: estate.name,
    place,
    excerpt: text.slice(0, 60),
    thumbnailUrl: null,
    submittedAt: toIso(facts.submittedAt),
    limit: pressing && { kind: pressing.kind, dueAt: toIso(pressing.dueAt) },
    card,
    isLate,
    appealedAt: toIsoOrNull(appealedAt(facts)),
    responsibleId: facts.responsibleId,
    responsibleName: organizationName(facts.responsibleId),
    handlerName: personName(facts.handlerId),
    joinerCount: 0,
  };
}

/** The ticket whole, by the real rights and rules. */
export function viewOf(
  ticket: FakeTicket,
  actor: Actor,
  now: Instant,
  orders: readonly OrderCard[],
): TicketView {
  const { facts } = ticket;
  const relations = tiesOf(facts, actor);
  const isInHome = categoryOf(RECKONING.policy, facts.categoryCode).inHome;
  const may = (field: 'reporterName' | 'contact') =>
    maySee({ relations, ticket: facts, isInHome }, field);
  const context = { ...RECKONING, ticket: facts, actor, relations, now, targets: {} };
  return {
    ...cardOf(ticket),
    ...clocksOf(facts),
    version: facts.version,
    text: ticket.text,
    channel: 'owner',
    media: [],
    isPublic: facts.isPublic,
    isAnonymous: facts.isAnonymous,
    reporterName: may('reporterName') ? '周女士' : null,
    companyName: organizationName(ticket.estate.companyId),
    communityName: organizationName(facts.communityId),
    handlerId: facts.handlerId,
    responsibleId: facts.responsibleId,
    relations: [...relations],
    actions: availableActions(context).map(({ action, refusal }) => ({
      action,
      refusal: refusal && sentenceOf(refusal.code, refusal.params),
    })),
    question: null,
    rating: null,
    ownRating: null,
    mergedIntoId: facts.mergedIntoId,
    orders: orders.filter((order) => order.ticketId === facts.id),
    mayAskContact: may('contact'),
  };
}

function clocksOf(facts: TicketFacts) {
  return {
    claimDueAt: toIsoOrNull(facts.claimDueAt),
    overallDueAt: toIso(facts.overallDueAt),
    isProvisional: facts.isProvisional,
    policyVersion: facts.policyVersion,
    isPaused: facts.pausedAt !== null,
    resolvedAt: toIsoOrNull(facts.resolvedAt),
    endedAt: toIsoOrNull(facts.endedAt),
    closedBy: facts.closedBy,
    isSolved: facts.isSolved,
    lateness: facts.lateness.map((one): LatenessView => ({
      id: one.id,
      clock: one.clock,
      round: one.round,
      at: toIso(one.at),
      organizationName: organizationName(one.organizationId),
      appeal: one.appeal?.state ?? null,
      doneAt: toIsoOrNull(doneAtOf(one)),
    })),
    request: requestOf(facts),
    categoryRequest: categoryRequestOf(facts),
    followUp: facts.followUp && { ...facts.followUp, dueAt: toIso(facts.followUp.dueAt) },
  };
}

function requestOf({ request }: TicketFacts): TicketView['request'] {
  if (!request) return null;
  const at = toIso(request.at);
  if (request.kind === 'shelving') return { kind: 'shelving', at, until: toIso(request.until) };
  const { amount, unit } = request.span;
  return unit === 'workingDays'
    ? { kind: 'extension', at, amount, unit }
    : { kind: 'extension', at, amount: amount / 60, unit: 'hours' };
}

function categoryRequestOf({ categoryRequest }: TicketFacts): TicketView['categoryRequest'] {
  if (!categoryRequest) return null;
  const { at, categoryCode } = categoryRequest;
  const { name } = categoryOf(RECKONING.policy, categoryCode);
  return { at: toIso(at), categoryCode, categoryName: name };
}

export function eventViewOf(event: TicketEvent): EventView {
  const { actor, data } = event;
  const toId = data.toHandlerId ?? data.toOrganizationId;
  return {
    seq: event.seq,
    type: event.type,
    at: toIso(event.at),
    dueAt: toIsoOrNull(event.dueAt),
    by: actor ? (personName(actor.personId) ?? '业主') : '系统',
    byOrganization: actor ? organizationName(actor.organizationId) || null : null,
    role: actor?.role ?? null,
    visibility: event.visibility,
    text: event.text,
    media: [],
    data,
    toName: typeof toId === 'string' ? (personName(toId) ?? organizationName(toId)) : null,
  };
}

/** The tickets of one of the role's lists, in its order. */
export function listOf(tickets: readonly FakeTicket[], actor: Actor, key: string): FakeTicket[] {
  const filter = tileOf(actor.role, key)?.filter;
  if (!filter) return [];
  const found = tickets.filter(
    ({ facts }) => isInScope(facts, actor, filter) && fits(facts, filter),
  );
  return found.sort(ORDERS[filter.sort]);
}

function isInScope(facts: TicketFacts, actor: Actor, { scope }: TicketFilter): boolean {
  if (scope === 'handled') return facts.handlerId === actor.personId;
  if (scope === 'organization') return facts.responsibleId === actor.organizationId;
  const area = { community: facts.communityId, subdistrict: facts.subdistrictId } as const;
  return actor.role === 'bureau' || area[actor.role as keyof typeof area] === actor.organizationId;
}

function fits(facts: TicketFacts, filter: TicketFilter): boolean {
  const { states, isLate: late, minTier = 1, request, adjudicator, isAppealed } = filter;
  return [
    states === undefined || states.includes(facts.state),
    !late || isLate(facts),
    facts.tier >= minTier,
    [undefined, facts.request?.kind, facts.categoryRequest && 'category'].includes(request),
    [undefined, facts.adjudicator].includes(adjudicator),
    !isAppealed || appealedAt(facts) !== null,
  ].every(Boolean);
}

function burning(a: FakeTicket, b: FakeTicket): number {
  const rank = ({ facts }: FakeTicket) => standingOf(RECKONING, facts).urgentRank ?? 0;
  return rank(a) - rank(b);
}

function newest(a: FakeTicket, b: FakeTicket): number {
  return b.facts.submittedAt - a.facts.submittedAt;
}

function appealed(a: FakeTicket, b: FakeTicket): number {
  return (appealedAt(a.facts) ?? 0) - (appealedAt(b.facts) ?? 0);
}

const ORDERS = { urgent: burning, newest, appealed };
