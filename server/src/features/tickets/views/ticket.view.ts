import type {
  ActionView,
  Actor,
  CategoryRequestView,
  FollowUp,
  FollowUpView,
  LatenessView,
  OrderCard,
  PendingRequest,
  RatingView,
  Reckoning,
  RequestView,
  RuleContext,
  TicketView,
} from '@wide-angle/shared';
import {
  availableActions,
  can,
  categoryOf,
  doneAtOf,
  sentenceOf,
  toIso,
  toIsoOrNull,
} from '@wide-angle/shared';
import type { TicketRating } from '../entities/ticket-rating.entity.js';
import type { Ticket } from '../entities/ticket.entity.js';
import { cardOf, type CardContext } from './card.view.js';
import { isOutsider, residentName, sees, type Viewer } from './visible.js';
import type { MediaView } from '@wide-angle/shared';

/** All that the page of a ticket is made from. `row` is settled: no timer is due before `now`. */
export interface TicketPage {
  readonly row: Ticket;
  readonly actor: Actor;
  readonly viewer: Viewer;
  readonly reckoning: Reckoning;
  readonly now: number;
  readonly names: CardContext['names'];
  readonly media: ReadonlyMap<string, MediaView>;
  readonly rating: TicketRating | null;
  readonly ownRating: TicketRating | null;
  readonly question: string | null;
  /** Those that the actor may know. */
  readonly orders: readonly OrderCard[];
}

/** A ticket whole, as its viewer may see it. */
export function ticketView(page: TicketPage): TicketView {
  const { row, viewer, names, media, reckoning } = page;
  const { relations } = viewer;
  const shown = row.mediaIds.map((id) => media.get(id)).filter((view) => view !== undefined);
  return {
    ...cardOf(row, { names, reckoning, relations, thumbnail: shown[0] }),
    ...clocksOf(row),
    ...endOf(row),
    version: row.version,
    text: row.text,
    channel: row.channel,
    media: shown,
    isPublic: row.isPublic,
    isAnonymous: row.isAnonymous,
    reporterName: sees(viewer, 'reporterName')
      ? residentName(viewer, row.reporterId, names.person(row.reporterId))
      : null,
    companyName: names.organization(row.companyId),
    communityName: names.organization(row.communityId),
    handlerId: sees(viewer, 'handlerName') ? row.handlerId : null,
    responsibleId: row.responsibleId,
    relations: [...relations],
    actions: actionsOf(page),
    lateness: sees(viewer, 'lateness') ? latenessOf(page) : [],
    request: requestOf(row.request),
    categoryRequest: categoryRequestOf(page),
    followUp: sees(viewer, 'followUp') && row.followUp ? callOf(row.followUp) : null,
    question: isOutsider(viewer) ? null : page.question,
    rating: sees(viewer, 'rating') ? ratingOf(page.rating) : null,
    ownRating: ratingOf(page.ownRating),
    orders: [...page.orders],
    mayAskContact: can(page.actor.role, 'ticket.contact') && sees(viewer, 'contact'),
  };
}

function clocksOf(row: Ticket) {
  return {
    claimDueAt: toIsoOrNull(row.claimDueAt),
    overallDueAt: toIso(row.overallDueAt),
    isProvisional: row.isProvisional,
    policyVersion: row.policyVersion,
    isPaused: row.pausedAt !== null,
    resolvedAt: toIsoOrNull(row.resolvedAt),
  };
}

function endOf(row: Ticket) {
  return {
    endedAt: toIsoOrNull(row.endedAt),
    closedBy: row.closedBy,
    isSolved: row.isSolved,
    mergedIntoId: row.mergedIntoId,
  };
}

function actionsOf({ row, actor, viewer, reckoning, now }: TicketPage): ActionView[] {
  const context: RuleContext = {
    ...reckoning,
    ticket: row,
    actor,
    relations: viewer.relations,
    now,
    targets: {},
  };
  return availableActions(context).map(({ action, refusal }) => ({
    action,
    refusal: refusal && sentenceOf(refusal.code, refusal.params),
  }));
}

function latenessOf({ row, names }: TicketPage): LatenessView[] {
  return row.lateness.map(({ organizationId, appeal, at, ...rest }) => ({
    ...rest,
    at: toIso(at),
    organizationName: names.organization(organizationId),
    appeal: appeal?.state ?? null,
    doneAt: toIsoOrNull(doneAtOf({ organizationId, appeal, at, ...rest })),
  }));
}

function callOf({ dueAt, ...call }: FollowUp): FollowUpView {
  return { ...call, dueAt: toIso(dueAt) };
}

function requestOf(request: PendingRequest | null): RequestView | null {
  if (!request) return null;
  const at = toIso(request.at);
  if (request.kind === 'shelving') return { kind: request.kind, at, until: toIso(request.until) };
  const { unit, amount } = request.span;
  return unit === 'workingDays'
    ? { kind: request.kind, at, amount, unit }
    : { kind: request.kind, at, amount: amount / 60, unit: 'hours' };
}

function categoryRequestOf({ row, reckoning }: TicketPage): CategoryRequestView | null {
  if (!row.categoryRequest) return null;
  const { at, categoryCode } = row.categoryRequest;
  const { name } = categoryOf(reckoning.policy, categoryCode);
  return { at: toIso(at), categoryCode, categoryName: name };
}

function ratingOf(rating: TicketRating | null): RatingView | null {
  if (!rating) return null;
  const { solved, speed, quality, attitude, text, at } = rating;
  return { solved, speed, quality, attitude, text, at: toIso(at) };
}
