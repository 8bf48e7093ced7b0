import { type TicketAction, type TicketView } from '@wide-angle/shared';
import { useCallback, useRef, useState } from 'react';
import { intentKey, type IntentKey } from '../../../lib/api/intent';
import { tick, toast, toastError } from '../../../platform/feedback';
import { formOf } from './forms';
import { perform, type ActionResult } from './perform';

/** Told what the ticket is now; `null` where it has to be asked for again. */
export type OnTicket = (ticket: TicketView | null, message: string | null) => void;

/**
 * Milliseconds for which the button that was tapped stays after it is done. Then another takes its place, and the second
 * half of a double tap would do that one: 放回 was sent, and the same thumb claims the ticket again.
 */
const DOUBLE_TAP_MS = 350;

export interface TicketActing {
  /** Does it and tells how it ended; null where another one is still under way. Never throws. */
  run: (action: TicketAction, ticketId: string, body: unknown) => Promise<ActionResult | null>;
  /** Does an action that asks for nothing, e.g. 领取 in a list; says a failure itself. */
  runAtOnce: (action: TicketAction, ticketId: string) => Promise<void>;
  /** The ticket on which something is under way; rows of a list show it. */
  busyId: string | null;
  /** Why the last try failed, with sentences per field; null when it did not. */
  failure: { message: string; fields: Readonly<Record<string, string>> } | null;
  clear: () => void;
}

/**
 * Actions on tickets, one at a time. A second tap does nothing; a retry after a lost answer carries the same key.
 * @param onTicket called when it is done, and when the ticket turned out to be another (with a sentence)
 */
export function useTicketAction(onTicket: OnTicket): TicketActing {
  const [busyId, setBusyId] = useState<string | null>(null);
  const [failure, setFailure] = useState<TicketActing['failure']>(null);
  const under = useRef(false);
  const keys = useRef(new Map<string, IntentKey>());
  const tell = useRef(onTicket);
  tell.current = onTicket;

  const run = useCallback(async (action: TicketAction, ticketId: string, body: unknown) => {
    if (under.current) return null;
    under.current = true;
    setBusyId(ticketId);
    setFailure(null);
    const name = `${action}.${ticketId}`;
    const key = keys.current.get(name) ?? intentKey();
    keys.current.set(name, key);
    const result = await perform(action, ticketId, body, key.current());
    key.settle(result.kind === 'failed' ? result.error : undefined);
    if (result.kind === 'failed') setFailure(result);
    else await announce(result, action);
    under.current = false;
    setBusyId(null);
    if (result.kind !== 'failed') tell.current(result.ticket, wordsOf(result));
    return result;
  }, []);

  const runAtOnce = useCallback(
    async (action: TicketAction, ticketId: string) => {
      const result = await run(action, ticketId, {});
      if (result?.kind === 'failed') toastError(result.error);
    },
    [run],
  );

  const clear = useCallback(() => setFailure(null), []);
  return { run, runAtOnce, busyId, failure, clear };
}

type Ended = Exclude<ActionResult, { kind: 'failed' }>;

/** Says at once that it is done; the ticket changes under the thumb only after a moment. */
async function announce(result: Ended, action: TicketAction): Promise<void> {
  if (result.kind === 'done') {
    tick();
    toast(formOf(action).done);
  }
  await new Promise((resolve) => setTimeout(resolve, DOUBLE_TAP_MS));
}

/** What somebody else's change is told with. */
function wordsOf(result: Ended): string | null {
  return result.kind === 'changed' ? result.message : null;
}
