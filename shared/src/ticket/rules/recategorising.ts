import type { Refusal } from '../../api/problem.ts';
import type { Instant } from '../../api/time.ts';
import { categoryOf, isOffered } from '../../policy/policy.ts';
import { claimLimit, overallLimit } from '../clocks.ts';
import type { EventData } from '../event.ts';
import type { Changes } from '../facts.ts';
import type { Rule, RuleContext } from './rule.ts';
import { is, NOT_OFFERED } from './rule.ts';

/*
 * Another category for a ticket: by the community itself, or asked for by the company and decided there. What an
 * approval does and what the community does by itself is one rule.
 */

export const recategorise: Rule<'recategorise'> = {
  check: checkCategory,
  apply: (context, body) => ({
    changes: reclassed(context, body.categoryCode),
    text: body.reason,
    data: {
      ...changeOfClass(context, body.categoryCode),
      answersRequest: context.ticket.categoryRequest !== null,
    },
  }),
};

/** Asking moves no clock and stops none; it says only what the company wants. */
export const requestRecategorise: Rule<'requestRecategorise'> = {
  may: ({ ticket }) => (ticket.categoryRequest ? { code: 'recategorise.asked' } : null),
  check: checkCategory,
  // Public, as every request that bears on the owner's limit is: he hears of it, of the answer and of the reasons.
  apply: (context, body) => ({
    changes: { categoryRequest: { at: context.now, categoryCode: body.categoryCode } },
    text: body.reason,
    data: changeOfClass(context, body.categoryCode),
  }),
};

export const decideRecategorise: Rule<'decideRecategorise'> = {
  may(context) {
    if (!context.ticket.categoryRequest) return NOT_OFFERED;
    return is(context, 'bureau') && context.ticket.tier < 3 ? NOT_OFFERED : null;
  },
  apply(context, body) {
    const { categoryCode } = context.ticket.categoryRequest ?? context.ticket;
    return {
      changes: body.approve ? reclassed(context, categoryCode) : { categoryRequest: null },
      text: body.reason,
      data: { approve: body.approve, ...changeOfClass(context, categoryCode) },
    };
  },
};

/** Another category, one of the policy version under which the ticket was filed. */
function checkCategory(
  { ticket, policy }: RuleContext,
  { categoryCode }: { categoryCode: string },
): Refusal | null {
  if (!isOffered(policy, categoryCode)) return { code: 'category.unknown' };
  return categoryCode === ticket.categoryCode ? { code: 'recategorise.same' } : null;
}

/** The other category with its limits, counted from submission; every question about the category is answered by it. */
function reclassed(context: RuleContext, categoryCode: string): Changes {
  const limits = overallLimit(context, { ...context.ticket, categoryCode });
  return {
    categoryCode,
    categoryRequest: null,
    ...limits,
    ...claimUnder(context, categoryCode, limits.overallDueAt),
  };
}

/** The running claim limit under another class, from its own start. */
function claimUnder(context: RuleContext, categoryCode: string, overallDueAt: Instant): Changes {
  const { ticket } = context;
  if (ticket.claimDueAt === null) return {};
  return {
    claimDueAt: Math.min(claimLimit(context, categoryCode, ticket.claimStartedAt), overallDueAt),
  };
}

/** From what to what, also in words: later versions of the policy may not know these categories any more. */
function changeOfClass({ ticket, policy }: RuleContext, toCategory: string): EventData {
  return {
    fromCategory: ticket.categoryCode,
    fromCategoryName: categoryOf(policy, ticket.categoryCode).name,
    toCategory,
    toCategoryName: categoryOf(policy, toCategory).name,
    policyVersion: policy.version,
  };
}
