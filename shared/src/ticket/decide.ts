import type { Refusal } from '../api/problem.ts';
import type { Intention } from './action-bodies.ts';
import type { TicketAction } from './actions.ts';
import { ACTION_LABELS, TICKET_ACTIONS } from './actions.ts';
import type { TicketEvent } from './event.ts';
import type { Changes, TicketFacts } from './facts.ts';
import { withDutiesOver } from './duties.ts';
import { LIFECYCLE } from './lifecycle.ts';
import { RULES } from './rules/index.ts';
import type { Outcome, Rule, RuleContext, Verdict } from './rules/rule.ts';
import { is, NOT_OFFERED } from './rules/rule.ts';
import { STATE_LABELS } from './status.ts';

export type Decision =
  | { readonly ok: true; readonly event: TicketEvent }
  | { readonly ok: false; readonly refusal: Refusal };

/** An action on a screen: allowed, or shown disabled with the refusal's sentence. */
export interface AvailableAction {
  readonly action: TicketAction;
  readonly refusal: Refusal | null;
}

/**
 * May this actor do this to this ticket now, and what happens then? The ticket must be settled first (no timer
 * due before `now`). Pure: gives the event to append, or the rule that refuses (DESIGN §4.1).
 */
export function decide(context: RuleContext, intention: Intention): Decision {
  const { action, body } = intention;
  const refusal = refuse(context, action, body);
  if (refusal) return { ok: false, refusal };
  const outcome = ruleOf(action).apply(context, body);
  const mediaIds = 'mediaIds' in body ? (body.mediaIds ?? []) : [];
  return { ok: true, event: eventOf(context, action, outcome, mediaIds) };
}

/** The union of rules as one callable shape; the table pairs each action with its body. */
function ruleOf(action: TicketAction): Rule<TicketAction> {
  return RULES[action];
}

function refuse(
  context: RuleContext,
  action: TicketAction,
  body: Intention['body'],
): Refusal | null {
  const verdict = verdictOf(context, action);
  if (verdict === NOT_OFFERED) return notAllowed(context, action);
  return verdict ?? ruleOf(action).check?.(context, body) ?? null;
}

function verdictOf(context: RuleContext, action: TicketAction): Verdict {
  const row = LIFECYCLE[action];
  if (!is(context, ...row.who))
    return { code: 'ticket.notYours', params: { action: ACTION_LABELS[action] } };
  if (!row.from.includes(context.ticket.state)) return wrongState(context.ticket, action);
  return ruleOf(action).may?.(context) ?? null;
}

function wrongState(ticket: TicketFacts, action: TicketAction): Refusal {
  const isTaken = action === 'claim' && ticket.handlerId !== null;
  return isTaken ? { code: 'ticket.claimedByOther' } : notAllowed({ ticket }, action);
}

function notAllowed({ ticket }: { ticket: TicketFacts }, action: TicketAction): Refusal {
  return {
    code: 'ticket.wrongState',
    params: { action: ACTION_LABELS[action], state: STATE_LABELS[ticket.state] },
  };
}

/** What the screen offers: allowed actions and those that are only temporarily refused, in the order of the vocabulary. */
export function availableActions(context: RuleContext): AvailableAction[] {
  return TICKET_ACTIONS.flatMap((action) => {
    const row = LIFECYCLE[action];
    if (!row.from.includes(context.ticket.state) || !is(context, ...row.who)) return [];
    const verdict = ruleOf(action).may?.(context) ?? null;
    return verdict === NOT_OFFERED ? [] : [{ action, refusal: verdict }];
  });
}

function eventOf(
  context: RuleContext,
  action: TicketAction,
  outcome: Outcome,
  mediaIds: readonly string[],
): TicketEvent {
  const { ticket, actor, now } = context;
  return newEvent(ticket, {
    type: action,
    at: now,
    dueAt: null,
    actor: { personId: actor.personId, role: actor.role, organizationId: actor.organizationId },
    visibility: outcome.visibility ?? 'public',
    text: outcome.text ?? '',
    mediaIds,
    data: outcome.data ?? {},
    changes: outcome.changes,
  });
}

type EventParts = Omit<TicketEvent, 'ticketId' | 'seq'>;

/** The ticket's next event; changes that change nothing are left out. */
export function newEvent(ticket: TicketFacts, parts: EventParts): TicketEvent {
  return {
    ...parts,
    ticketId: ticket.id,
    seq: ticket.version + 1,
    changes: realChanges(ticket, withDutiesOver(ticket, parts.changes, parts.dueAt ?? parts.at)),
  };
}

function realChanges(ticket: TicketFacts, changes: Changes): Changes {
  const entries = Object.entries(changes) as [keyof Changes, unknown][];
  return Object.fromEntries(entries.filter(([key, value]) => ticket[key] !== value));
}
