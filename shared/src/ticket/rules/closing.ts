import type { Refusal } from '../../api/problem.ts';
import { spanWords } from '../../deadline/span-words.ts';
import { officeLimit } from '../clocks.ts';
import { followUpAfter } from '../follow-up.ts';
import type { EventData } from '../event.ts';
import type { Appeal, Lateness, TicketFacts } from '../facts.ts';
import type { Outcome, Rule, RuleContext } from './rule.ts';
import { is, needsEvidence, NOT_OFFERED } from './rule.ts';
import { ended, reopened, toConfirming } from './steps.ts';

export const approve: Rule<'approve'> = {
  may: (context) => (is(context, 'bureau') && context.ticket.tier < 3 ? NOT_OFFERED : null),
  apply: (context, body) => ({ changes: toConfirming(context, context.now), text: body.text }),
};

export const sendBack: Rule<'sendBack'> = {
  may: (context) => (is(context, 'bureau') && context.ticket.tier < 3 ? NOT_OFFERED : null),
  // The resolve counts as if it had never been: if the limit has passed meanwhile, the ladder finds it late at its true time.
  apply: (_, body) => ({
    changes: { state: 'processing', reviewDueAt: null, resolvedAt: null },
    text: body.reason,
  }),
};

export const confirm: Rule<'confirm'> = {
  apply(context, body) {
    const data = {
      solved: body.solved,
      speed: body.speed,
      quality: body.quality,
      attitude: body.attitude,
    };
    // A joiner confirms for himself; only the reporter's word closes.
    if (!is(context, 'reporter'))
      return { changes: {}, text: body.text, data: { ...data, joined: true } };
    return {
      changes: {
        ...ended,
        ...followUpAfter(context, context.ticket, body, context.now),
        state: 'closed',
        endedAt: context.now,
        closedBy: 'reporter',
        isSolved: body.solved,
      },
      text: body.text,
      data,
    };
  },
};

export const reopen: Rule<'reopen'> = {
  may({ ticket, policy, calendar, now }) {
    if (ticket.endedAt === null) return null;
    const until = officeLimit(calendar, ticket.endedAt, policy.procedure.reopenWithin);
    return now > until
      ? { code: 'reopen.tooLate', params: { limit: spanWords(policy.procedure.reopenWithin) } }
      : null;
  },
  apply: (context, body) => ({
    changes: reopened(context, context.ticket, context.now),
    text: body.reason,
    data: { round: context.ticket.round + 1 },
  }),
};

/** One call to the owner (DESIGN §4.1): nobody answered, or what he says. "Not solved" reopens. */
export const followUp: Rule<'followUp'> = {
  check: (_, body) =>
    body.reached && body.solved === undefined ? { code: 'followUp.needsOutcome' } : null,
  apply(context, body) {
    const { ticket, now } = context;
    const data = { reached: body.reached, why: ticket.followUp?.reason ?? null };
    if (!body.reached) return unanswered(context, body.text, data);
    const isSolved = body.solved === true;
    return {
      changes: isSolved ? { followUp: null } : reopened(context, ticket, now),
      text: body.text,
      data: { ...data, solved: isSolved },
      // What reopens a ticket is in its history for everybody; else the owner would see work that nobody asked for.
      visibility: isSolved ? 'internal' : 'public',
    };
  },
};

/** After the last try the call is closed as not reached. One that was not owed is only noted. */
function unanswered(
  { ticket, policy }: RuleContext,
  text: string | undefined,
  data: EventData,
): Outcome {
  const owed = ticket.followUp;
  const tries = (owed?.tries ?? 0) + 1;
  const isLast = owed !== null && tries >= policy.procedure.followUpMax;
  return {
    changes: { followUp: owed && !isLast ? { ...owed, tries } : null },
    text,
    data: { ...data, tries, isLast },
    visibility: 'internal',
  };
}

/** Latenesses of the working organisation that have not been appealed yet. */
function appealable({ ticket }: Pick<RuleContext, 'ticket'>): readonly Lateness[] {
  return ticket.lateness.filter(
    (l) => l.organizationId === ticket.responsibleId && isWork(l) && l.appeal === null,
  );
}

function isWork(lateness: Lateness): boolean {
  return lateness.clock === 'claim' || lateness.clock === 'overall';
}

function withAppeal(ticket: TicketFacts, latenessId: string, appeal: Appeal): readonly Lateness[] {
  return ticket.lateness.map((l) => (l.id === latenessId ? { ...l, appeal } : l));
}

function isInTime({ policy, calendar, now }: RuleContext, lateness: Lateness): boolean {
  return now <= officeLimit(calendar, lateness.at, policy.procedure.appealWithin);
}

function tooLateToAppeal({ policy }: RuleContext): Refusal {
  return { code: 'appeal.tooLate', params: { limit: spanWords(policy.procedure.appealWithin) } };
}

export const appeal: Rule<'appeal'> = {
  may(context) {
    const open = appealable(context);
    if (open.length === 0) return NOT_OFFERED;
    return open.some((one) => isInTime(context, one)) ? null : tooLateToAppeal(context);
  },
  check(context, body) {
    const lateness = appealable(context).find((l) => l.id === body.latenessId);
    if (!lateness) return { code: 'appeal.unknownLateness' };
    return isInTime(context, lateness) ? needsEvidence(context) : tooLateToAppeal(context);
  },
  apply: ({ ticket, now }, body) => ({
    changes: { lateness: withAppeal(ticket, body.latenessId, { state: 'pending', at: now }) },
    text: body.reason,
    data: { latenessId: body.latenessId },
  }),
};

export const decideAppeal: Rule<'decideAppeal'> = {
  may: ({ ticket }) =>
    ticket.lateness.some((l) => l.appeal?.state === 'pending') ? null : NOT_OFFERED,
  check({ ticket }, body) {
    const isPending = ticket.lateness.some(
      (l) => l.id === body.latenessId && l.appeal?.state === 'pending',
    );
    return isPending ? null : { code: 'appeal.unknownLateness' };
  },
  apply: ({ ticket, now }, body) => ({
    changes: {
      lateness: withAppeal(ticket, body.latenessId, {
        state: body.approve ? 'upheld' : 'rejected',
        at: now,
      }),
    },
    text: body.reason,
    data: { latenessId: body.latenessId, approve: body.approve },
  }),
};
