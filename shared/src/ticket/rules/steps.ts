import type { Refusal } from '../../api/problem.ts';
import type { Instant } from '../../api/time.ts';
import type { Reckoning } from '../clocks.ts';
import { nextClaim, officeLimit, overallLimit } from '../clocks.ts';
import type { Changes, TicketFacts } from '../facts.ts';
import type { RuleContext } from './rule.ts';

/*
 * Steps that several rules share: what it means to be in somebody's hands, to be free again, to end.
 */

/** Work that is in somebody's hands has no claim clock. */
export const CLAIMED: Changes = { state: 'processing', claimDueAt: null };

/** No longer before an adjudicator. */
export const leftDispute: Changes = { adjudicator: null, adjudicateDueAt: null };

/** No clock, request or duty outlives the ticket's end. */
export const ended: Changes = {
  ...leftDispute,
  claimDueAt: null,
  request: null,
  categoryRequest: null,
  reviewDueAt: null,
  actDueAt: null,
  confirmDueAt: null,
  followUp: null,
};

/** In the hands of `handlerId`, or free to be claimed again under another claim clock. */
export function handedTo(
  context: Reckoning & Pick<RuleContext, 'ticket' | 'now'>,
  handlerId?: string,
): Changes {
  if (handlerId) return { ...CLAIMED, handlerId };
  return {
    state: 'pending',
    handlerId: null,
    request: null,
    ...nextClaim(context, context.ticket, context.now),
  };
}

/** Before the bureau, which has its own limit to adjudicate. */
export function toBureau({ policy, calendar }: Reckoning, now: Instant): Changes {
  return {
    adjudicator: 'bureau',
    adjudicateDueAt: officeLimit(calendar, now, policy.procedure.adjudicateWithin),
  };
}

/** To the owner, who has so long to answer before the clock closes. */
export function toConfirming({ policy, calendar }: Reckoning, at: Instant): Changes {
  return {
    state: 'confirming',
    reviewDueAt: null,
    confirmDueAt: officeLimit(calendar, at, policy.procedure.confirmWithin),
  };
}

/**
 * A new round from `now` with half of the class's limit; the second reopening climbs to tier 2, the third to
 * tier 3 (DESIGN §4.1, §4.2). What was late before stays late.
 */
export function reopened(reckoning: Reckoning, ticket: TicketFacts, now: Instant): Changes {
  const round = ticket.round + 1;
  const tier = Math.max(ticket.tier, Math.min(round - 1, 3)) as TicketFacts['tier'];
  const start = { round, overallStartedAt: now, moves: [], categoryCode: ticket.categoryCode };
  return {
    ...ended,
    state: 'processing',
    tier,
    round,
    claimLeg: 0,
    claimRung: 0,
    overallStartedAt: now,
    ...overallLimit(reckoning, start),
    overallRung: 0,
    remindedAt: null,
    moves: [],
    resolvedAt: null,
    endedAt: null,
    closedBy: null,
    isSolved: null,
  };
}

/** The named organisation exists, does work, and lies in the officer's area. */
export function checkOrganization({ targets }: Pick<RuleContext, 'targets'>): Refusal | null {
  const target = targets.organization;
  const works = target?.kind === 'company' || target?.kind === 'department';
  return target && works && target.inArea ? null : { code: 'target.organizationUnknown' };
}
