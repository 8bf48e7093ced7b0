import { type TicketAction, type TicketView } from '@wide-angle/shared';
import { api } from '../../../lib/api/clients';
import { ProblemError, problemText } from '../../../platform/problem-error';

/** How an action ended. `changed`: the ticket is another by now; `ticket` is the fresh one where the server sent it. */
export type ActionResult =
  | { kind: 'done'; ticket: TicketView }
  | { kind: 'changed'; ticket: TicketView | null; message: string }
  | { kind: 'failed'; message: string; fields: Readonly<Record<string, string>>; error: unknown };

type AnyCall = (input: {
  params: { id: string };
  body: unknown;
  idempotencyKey: string;
}) => Promise<TicketView>;

/** Refusals that mean: what the screen shows is no longer so. */
const STALE: ReadonlySet<string> = new Set([
  'ticket.changed',
  'ticket.claimedByOther',
  'ticket.wrongState',
  'ticket.notYours',
  'ticket.notFound',
  'request.repeatedDifferently',
]);

/**
 * Does an action.
 * @param key idempotency key, the same for every try of the same intention
 * @returns never throws: failures are told in words
 */
export async function perform(
  action: TicketAction,
  ticketId: string,
  body: unknown,
  key: string,
): Promise<ActionResult> {
  const call = api.act[action] as AnyCall;
  try {
    const ticket = await call({ params: { id: ticketId }, body, idempotencyKey: key });
    return { kind: 'done', ticket };
  } catch (error) {
    return resultOf(error);
  }
}

function resultOf(error: unknown): ActionResult {
  const message = problemText(error);
  if (!(error instanceof ProblemError)) return { kind: 'failed', message, fields: {}, error };
  if (STALE.has(error.code)) return { kind: 'changed', ticket: freshOf(error.ticket), message };
  return { kind: 'failed', message, fields: error.fields, error };
}

function freshOf(ticket: unknown): TicketView | null {
  const view = ticket as Partial<TicketView> | null | undefined;
  return view && typeof view.id === 'string' && Array.isArray(view.actions)
    ? (view as TicketView)
    : null;
}
