import { type TicketCard } from '@wide-angle/shared';
import { useReducer, useRef } from 'react';
import { afterClaim, type Claims } from '../../features/desk/claims';
import { perform } from '../../features/tickets';
import { intentKey, type IntentKey } from '../../lib/api/intent';
import { tick, toast, toastError } from '../../platform/feedback';

/** So long a row that somebody else got stays readable before it goes. */
const READING = 5_000;

/** Claiming in a list: several rows may be on their way at once, each is sent once. */
export interface Claiming {
  claims: Claims;
  claim: (ticket: TicketCard) => Promise<void>;
  /** Forgets what was won and lost; what is on its way stays. */
  clear: () => void;
}

/** @param onGone told when a row has to leave the list: somebody else was faster */
export function useClaims(onGone: (id: string) => void): Claiming {
  const [claims, dispatch] = useReducer(afterClaim, {});
  const keys = useRef(new Map<string, IntentKey>());
  const under = useRef(new Set<string>());
  const leave = useRef(onGone);
  leave.current = onGone;

  const claim = async ({ id }: TicketCard) => {
    if (under.current.has(id)) return;
    under.current.add(id);
    dispatch({ type: 'sent', id });
    const key = keys.current.get(id) ?? intentKey();
    keys.current.set(id, key);
    const result = await perform('claim', id, {}, key.current());
    under.current.delete(id);
    key.settle(result.kind === 'failed' ? result.error : undefined);
    if (result.kind === 'failed') {
      dispatch({ type: 'dropped', id });
      toastError(result.error);
      return;
    }
    if (result.kind === 'done') {
      dispatch({ type: 'won', id });
      tick();
      toast('已领取，请按时办结');
      return;
    }
    dispatch({ type: 'lost', id, message: result.message });
    setTimeout(() => {
      leave.current(id);
      dispatch({ type: 'dropped', id });
    }, READING);
  };
  return { claims, claim, clear: () => dispatch({ type: 'cleared' }) };
}
