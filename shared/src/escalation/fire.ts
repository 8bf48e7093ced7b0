import type { Instant } from '../api/time.ts';
import type { Rung } from '../policy/policy.ts';
import { classOf } from '../policy/policy.ts';
import type { Reckoning } from '../ticket/clocks.ts';
import { endPause, officeLimit } from '../ticket/clocks.ts';
import { newEvent } from '../ticket/decide.ts';
import type { EventData, TicketEvent } from '../ticket/event.ts';
import type { Changes, LateClock, Lateness, TicketFacts } from '../ticket/facts.ts';
import { followUpAfter } from '../ticket/follow-up.ts';
import { ended, toBureau, toConfirming } from '../ticket/rules/steps.ts';
import type { Timer } from './next-timer.ts';

/** What a timer does: the changes, what to say of it, and whether owners see it. */
interface Effect {
  readonly changes: Changes;
  readonly data?: EventData;
  readonly isInternal?: boolean;
}

/**
 * The event of a timer that is due. `now` is when it is recorded; all reckoning uses the true due time, so a
 * worker that slept for three days writes the same history as one that did not.
 */
export function fire(
  reckoning: Reckoning,
  ticket: TicketFacts,
  timer: Timer,
  now: Instant,
): TicketEvent {
  const effect = effectOf(reckoning, ticket, timer);
  return newEvent(ticket, {
    type: timer.kind,
    at: now,
    dueAt: timer.dueAt,
    actor: null,
    visibility: effect.isInternal ? 'internal' : 'public',
    text: '',
    mediaIds: [],
    data: effect.data ?? {},
    changes: effect.changes,
  });
}

function effectOf(reckoning: Reckoning, ticket: TicketFacts, timer: Timer): Effect {
  const at = timer.dueAt;
  switch (timer.kind) {
    case 'rung':
      return climb(reckoning, ticket, timer);
    case 'remind':
      return { changes: { remindedAt: at } };
    case 'continueWork':
      return { changes: { state: 'processing', ...endPause(reckoning, ticket, 'awaiting', at) } };
    case 'endShelving':
      return {
        changes: {
          state: 'processing',
          shelvedUntil: null,
          ...endPause(reckoning, ticket, 'shelving', at),
        },
      };
    case 'reviewPasses':
      return {
        changes: {
          ...toConfirming(reckoning, at),
          ...missed(ticket, 'review', at, ticket.communityId),
        },
      };
    case 'adjudicationLate':
      return adjudicationLate(reckoning, ticket, at);
    case 'actionLate':
      return {
        changes: { actDueAt: null, ...missed(ticket, 'act', at, ticket.communityId) },
        isInternal: true,
      };
    case 'followUpLate':
      return { changes: missed(ticket, 'followUp', at, ticket.communityId), isInternal: true };
    case 'autoClose':
      return {
        changes: {
          ...ended,
          ...followUpAfter(reckoning, ticket, null, at),
          state: 'closed',
          endedAt: at,
          closedBy: 'clock',
        },
      };
  }
}

/** One rung up: the card, the tier it climbs to, and at the limit the lateness that stays. */
function climb(reckoning: Reckoning, ticket: TicketFacts, timer: Timer & { kind: 'rung' }): Effect {
  const rung = classOf(reckoning.policy, ticket.categoryCode).ladder[timer.index] as Rung;
  const tier = Math.max(ticket.tier, rung.tier ?? 1) as TicketFacts['tier'];
  const climbed: Changes =
    timer.clock === 'claim' ? { claimRung: timer.index + 1 } : { overallRung: timer.index + 1 };
  const red =
    rung.place.kind === 'limit' ? redCard(reckoning, ticket, timer.clock, timer.dueAt) : {};
  return {
    changes: { ...climbed, tier, ...red },
    data: {
      clock: timer.clock,
      card: rung.card,
      tier,
      draftsOrder: rung.draftsOrder,
      index: timer.index,
    },
    isInternal: rung.place.kind !== 'limit' && rung.tier === null,
  };
}

/** The limit is missed; the community now has its own limit to act. */
function redCard(
  { policy, calendar }: Reckoning,
  ticket: TicketFacts,
  clock: LateClock,
  dueAt: Instant,
): Changes {
  const actDueAt = ticket.actDueAt ?? officeLimit(calendar, dueAt, policy.procedure.actOnRedWithin);
  return { actDueAt, ...missed(ticket, clock, dueAt, ticket.responsibleId) };
}

function adjudicationLate(reckoning: Reckoning, ticket: TicketFacts, at: Instant): Effect {
  const isCommunity = ticket.adjudicator === 'community';
  const next = isCommunity ? toBureau(reckoning, at) : { adjudicateDueAt: null };
  const organizationId = isCommunity ? ticket.communityId : ticket.bureauId;
  return {
    changes: { ...next, ...missed(ticket, 'adjudicate', at, organizationId) },
    isInternal: true,
  };
}

/** Appends a lateness; its number within the round makes the id stable. */
function missed(
  ticket: TicketFacts,
  clock: LateClock,
  at: Instant,
  organizationId: string,
): Changes {
  const { round } = ticket;
  const number = ticket.lateness.filter((l) => l.clock === clock && l.round === round).length + 1;
  const lateness: Lateness = {
    id: `${round}-${clock}-${number}`,
    clock,
    round,
    at,
    organizationId,
    appeal: null,
    ...(clock === 'claim' || clock === 'overall' ? {} : { doneAt: null }),
  };
  return { lateness: [...ticket.lateness, lateness] };
}
