import { fromIso, HOUR } from '../../api/time.ts';
import { spanMillis } from '../../deadline/clock.ts';
import { spanWords } from '../../deadline/span-words.ts';
import { isOrderLimit } from '../ticket.limits.ts';
import type { Rule } from './rule.ts';
import { actedBy, is, NOT_OFFERED } from './rule.ts';
import { toBureau } from './steps.ts';

/** The nudge that the community hears of, counted over the ticket's life (DESIGN §4.1). */
export const NUDGES_TO_COMMUNITY = 3;

export const nudge: Rule<'nudge'> = {
  may({ ticket, policy, calendar, now }) {
    if (ticket.nudgedAt === null) return null;
    const wait = ticket.nudgedAt + spanMillis(calendar, policy.procedure.nudgeEvery) - now;
    return wait > 0
      ? {
          code: 'nudge.tooSoon',
          params: { limit: spanWords(policy.procedure.nudgeEvery), hours: Math.ceil(wait / HOUR) },
        }
      : null;
  },
  apply: ({ ticket, now }, body) => ({
    changes: { nudgeCount: ticket.nudgeCount + 1, nudgedAt: now },
    text: body.text,
    data: {
      count: ticket.nudgeCount + 1,
      toCommunity: ticket.nudgeCount + 1 >= NUDGES_TO_COMMUNITY,
    },
  }),
};

export const escalate: Rule<'escalate'> = {
  may(context) {
    const top = is(context, 'community') ? 3 : 2;
    return context.ticket.tier >= top ? { code: 'escalate.atTop' } : null;
  },
  apply(context, body) {
    const tier = is(context, 'community') ? 3 : 2;
    const asksBureau = tier === 3 && context.ticket.adjudicator === 'community';
    return {
      // Handing a red ticket up is no act on it: the community still owes an order, an adjudication or a dispatch.
      changes: { tier, ...(asksBureau ? toBureau(context, context.now) : {}) },
      text: body.reason,
      data: { tier },
    };
  },
};

export const supervise: Rule<'supervise'> = {
  may(context) {
    // An estate without a company: the community has the work itself, and nobody supervises himself.
    const isOwnWork = context.ticket.responsibleId === context.ticket.communityId;
    return isOwnWork && is(context, 'community') ? NOT_OFFERED : null;
  },
  check: ({ now }, body) =>
    isOrderLimit(now, fromIso(body.dueAt)) ? null : { code: 'supervise.badLimit' },
  apply: (context, body) => ({
    changes: actedBy(context),
    text: body.demand,
    data: { orderDueAt: body.dueAt },
  }),
};

export const join: Rule<'join'> = {
  apply: (_, body) => ({ changes: {}, text: body.text }),
};
