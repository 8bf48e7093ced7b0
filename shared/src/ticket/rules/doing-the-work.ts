import type { Refusal } from '../../api/problem.ts';
import { fromIso } from '../../api/time.ts';
import { spanMillis } from '../../deadline/clock.ts';
import type { Span } from '../../deadline/clock.ts';
import { spanWords } from '../../deadline/span-words.ts';
import type { Policy } from '../../policy/policy.ts';
import { categoryOf, classOf } from '../../policy/policy.ts';
import { endPause, officeLimit, overallLimit } from '../clocks.ts';
import type { Move } from '../facts.ts';
import type { Rule, RuleContext } from './rule.ts';
import { is, needsEvidence, NOT_OFFERED } from './rule.ts';
import { toConfirming } from './steps.ts';

export const resolve: Rule<'resolve'> = {
  check({ ticket, policy, targets }) {
    const needsPhoto = categoryOf(policy, ticket.categoryCode).needsPhoto;
    return needsPhoto && !targets.media?.images ? { code: 'resolve.needsPhoto' } : null;
  },
  apply(context, body) {
    const { ticket, policy, calendar, now } = context;
    const { review } = categoryOf(policy, ticket.categoryCode);
    const next = review
      ? {
          state: 'reviewing' as const,
          reviewDueAt: officeLimit(calendar, now, policy.procedure.reviewWithin),
        }
      : toConfirming(context, now);
    return {
      changes: { ...next, resolvedAt: now, request: null, categoryRequest: null, actDueAt: null },
      text: body.text,
    };
  },
};

export const note: Rule<'note'> = {
  check: (_, body) => needsWords(body.text, body.mediaIds),
  apply: (_, body) => ({ changes: {}, text: body.text, visibility: body.visibility }),
};

function needsWords(text?: string, mediaIds?: readonly string[]): Refusal | null {
  return text || mediaIds?.length ? null : { code: 'input.textOrMedia' };
}

export const ask: Rule<'ask'> = {
  may: ({ ticket, policy }) =>
    ticket.askCount >= policy.procedure.askMax
      ? { code: 'ask.tooOften', params: { times: ticket.askCount } }
      : null,
  apply: ({ ticket, now }, body) => ({
    changes: { state: 'awaiting', pausedAt: now, askCount: ticket.askCount + 1 },
    text: body.text,
  }),
};

export const supply: Rule<'supply'> = {
  check: (_, body) => needsWords(body.text, body.mediaIds),
  apply: (context, body) => ({
    changes: { state: 'processing', ...endPause(context, context.ticket, 'awaiting', context.now) },
    text: body.text,
  }),
};

/** What an amount of an extension means: working days or hours, by the clock of the class. */
export function extensionSpan(
  { ticket, policy }: Pick<RuleContext, 'ticket' | 'policy'>,
  amount: number,
): Span {
  return classOf(policy, ticket.categoryCode).clock === 'working'
    ? { unit: 'workingDays', amount }
    : { unit: 'minutes', amount: amount * 60 };
}

export const requestExtension: Rule<'requestExtension'> = {
  may({ ticket, policy, now }) {
    if (ticket.request) return { code: 'request.pending' };
    if (ticket.extensionCount >= policy.procedure.extensionMax)
      return { code: 'extension.tooMany', params: { times: ticket.extensionCount } };
    return now >= ticket.overallDueAt ? { code: 'extension.afterDeadline' } : null;
  },
  check(context, body) {
    const cap = categoryOf(context.policy, context.ticket.categoryCode).extensionCap;
    const asked = spanMillis(context.calendar, extensionSpan(context, body.amount));
    return asked > spanMillis(context.calendar, cap)
      ? { code: 'extension.overCap', params: capParams(cap) }
      : needsEvidence(context);
  },
  apply: (context, body) => ({
    changes: {
      request: { kind: 'extension', at: context.now, span: extensionSpan(context, body.amount) },
    },
    text: body.reason,
    data: {
      amount: body.amount,
      unit: extensionSpan(context, 1).unit === 'workingDays' ? 'workingDays' : 'hours',
    },
  }),
};

function capParams(cap: Span): Record<string, string | number> {
  return cap.unit === 'workingDays'
    ? { amount: cap.amount, unit: '个工作日' }
    : { amount: cap.amount / 60, unit: '小时' };
}

export const decideExtension: Rule<'decideExtension'> = {
  may(context) {
    if (context.ticket.request?.kind !== 'extension') return NOT_OFFERED;
    const isFirst = context.ticket.extensionCount === 0;
    if (isFirst) return is(context, 'community') ? null : { code: 'extension.communityDecides' };
    return is(context, 'bureau') ? null : { code: 'extension.bureauDecides' };
  },
  apply(context, body) {
    const { ticket } = context;
    const data = { approve: body.approve };
    if (!body.approve || ticket.request?.kind !== 'extension')
      return { changes: { request: null }, text: body.reason, data };
    const moves: readonly Move[] = [
      ...ticket.moves,
      { reason: 'extension', span: ticket.request.span },
    ];
    const limits = overallLimit(context, { ...ticket, moves });
    return {
      changes: { request: null, extensionCount: ticket.extensionCount + 1, moves, ...limits },
      text: body.reason,
      data,
    };
  },
};

function badReviewDate({ procedure }: Policy): Refusal {
  return { code: 'shelving.badDate', params: { limit: spanWords(procedure.shelvingMax) } };
}

export const requestShelving: Rule<'requestShelving'> = {
  may: ({ ticket }) => (ticket.request ? { code: 'request.pending' } : null),
  check({ now, policy, calendar }, body) {
    const until = fromIso(body.until);
    const isInRange =
      until > now && until <= now + spanMillis(calendar, policy.procedure.shelvingMax);
    return isInRange ? null : badReviewDate(policy);
  },
  apply: ({ now }, body) => ({
    changes: { request: { kind: 'shelving', at: now, until: fromIso(body.until) } },
    text: body.reason,
    data: { until: body.until },
  }),
};

export const decideShelving: Rule<'decideShelving'> = {
  may: ({ ticket }) =>
    ticket.state === 'shelved' || ticket.request?.kind === 'shelving' ? null : NOT_OFFERED,
  check({ ticket, policy, now }, body) {
    if (ticket.state === 'shelved') return body.approve ? { code: 'shelving.already' } : null;
    const isPast = ticket.request?.kind === 'shelving' && ticket.request.until <= now;
    return body.approve && isPast ? badReviewDate(policy) : null;
  },
  apply(context, body) {
    const { ticket, now } = context;
    const data = { approve: body.approve };
    if (ticket.state === 'shelved') {
      const resumed = endPause(context, ticket, 'shelving', now);
      return {
        changes: { state: 'processing', shelvedUntil: null, ...resumed },
        text: body.reason,
        data: { ...data, ended: true },
      };
    }
    const until = ticket.request?.kind === 'shelving' ? ticket.request.until : null;
    const shelved = {
      state: 'shelved' as const,
      pausedAt: now,
      shelvedUntil: until,
      categoryRequest: null,
      actDueAt: null,
    };
    return {
      changes: { request: null, ...(body.approve ? shelved : {}) },
      text: body.reason,
      data,
    };
  },
};
