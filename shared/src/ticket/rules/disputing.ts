import type { Instant } from '../../api/time.ts';
import { spanWords } from '../../deadline/span-words.ts';
import { endPause, officeLimit } from '../clocks.ts';
import type { Changes, TicketFacts } from '../facts.ts';
import type { Outcome, Rule, RuleContext } from './rule.ts';
import { actedBy, is, NOT_OFFERED } from './rule.ts';
import { checkOrganization, ended, handedTo, leftDispute, toBureau } from './steps.ts';

export const handBack: Rule<'handBack'> = {
  may({ ticket, policy, calendar, now }) {
    const until = officeLimit(calendar, ticket.receivedAt, policy.procedure.handBackWithin);
    return now > until
      ? { code: 'handBack.tooLate', params: { limit: spanWords(policy.procedure.handBackWithin) } }
      : null;
  },
  apply({ policy, calendar, now }, body) {
    const adjudicateDueAt = officeLimit(calendar, now, policy.procedure.adjudicateWithin);
    return {
      changes: {
        state: 'disputed',
        handlerId: null,
        claimDueAt: null,
        request: null,
        adjudicator: 'community',
        adjudicateDueAt,
      },
      text: body.reason,
    };
  },
};

export const adjudicate: Rule<'adjudicate'> = {
  may(context) {
    const isBureauTurn = context.ticket.adjudicator === 'bureau' || context.ticket.tier === 3;
    if (is(context, 'bureau')) return isBureauTurn ? null : { code: 'adjudicate.communityFirst' };
    return context.ticket.pausedAt !== null ? { code: 'adjudicate.bureauDecides' } : null;
  },
  check: (context, body) => (body.decision === 'reassign' ? checkOrganization(context) : null),
  apply(context, body) {
    const target = body.decision === 'reassign' ? body.organizationId : undefined;
    const data = {
      decision: body.decision,
      toOrganizationId: target ?? context.ticket.responsibleId,
    };
    const changes = body.decision === 'decline' ? declined(context.now) : returned(context, target);
    return { changes: { ...changes, ...actedBy(context) }, text: body.reason, data };
  },
};

function declined(now: Instant): Changes {
  return { ...ended, state: 'declined', endedAt: now, handlerId: null, pausedAt: null };
}

/** To `organizationId`, or back to whoever handed it back; the time of a wrong refusal is not the company's. */
function returned(context: RuleContext, organizationId?: string): Changes {
  const { ticket, now } = context;
  const resumed: Changes =
    ticket.pausedAt === null ? {} : endPause(context, ticket, 'declined', now);
  const settled: TicketFacts = { ...ticket, ...resumed };
  const place: Changes = organizationId
    ? { responsibleId: organizationId, categoryRequest: null }
    : {};
  return {
    ...resumed,
    ...place,
    receivedAt: now,
    ...handedTo({ ...context, ticket: settled }),
    ...leftDispute,
    endedAt: null,
  };
}

export const decline: Rule<'decline'> = {
  may(context) {
    const isObjected = context.ticket.state === 'disputed' && context.ticket.pausedAt !== null;
    return isObjected ? NOT_OFFERED : null;
  },
  apply: ({ now }, body): Outcome => ({ changes: declined(now), text: body.reason }),
};

export const object: Rule<'object'> = {
  may({ ticket, policy, calendar, now }) {
    if (ticket.hasObjected) return { code: 'object.once' };
    const until = officeLimit(calendar, ticket.endedAt ?? now, policy.procedure.objectWithin);
    return now > until
      ? { code: 'object.tooLate', params: { limit: spanWords(policy.procedure.objectWithin) } }
      : null;
  },
  apply({ ticket, policy, calendar, now }, body) {
    return {
      changes: {
        state: 'disputed',
        hasObjected: true,
        pausedAt: ticket.endedAt,
        endedAt: null,
        ...toBureau({ policy, calendar }, now),
      },
      text: body.reason,
    };
  },
};
