import { type OrderAction, type OrderView } from '@wide-angle/shared';
import { useCallback, useRef, useState } from 'react';
import { api } from '../../../lib/api/clients';
import { intentKey, type IntentKey } from '../../../lib/api/intent';
import { tick, toast } from '../../../platform/feedback';
import { ProblemError, problemText } from '../../../platform/problem-error';
import { ORDER_FORMS } from './order-forms';

type AnyCall = (input: {
  params: { id: string };
  body: unknown;
  idempotencyKey: string;
}) => Promise<OrderView>;

/** Refusals that mean: what the screen shows is no longer so. */
const STALE: ReadonlySet<string> = new Set([
  'order.changed',
  'order.wrongState',
  'order.notFound',
  'request.repeatedDifferently',
]);

/** Told what the order is now; null where it has to be asked for again, with a sentence that says why. */
export type OnOrder = (order: OrderView | null, message: string | null) => void;

export interface OrderActing {
  /** Does it; true where the form has nothing more to do: it is done, or the order is another by now. */
  run: (action: OrderAction, id: string, body: unknown) => Promise<boolean>;
  busy: boolean;
  /** Why the last try failed, in a sentence. */
  failure: string | null;
  clear: () => void;
}

/** Actions on one order, one at a time; a retry after a lost answer carries the same key. */
export function useOrderAction(onOrder: OnOrder): OrderActing {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const under = useRef(false);
  const keys = useRef(new Map<string, IntentKey>());
  const tell = useRef(onOrder);
  tell.current = onOrder;

  const run = useCallback(async (action: OrderAction, id: string, body: unknown) => {
    if (under.current) return false;
    under.current = true;
    setBusy(true);
    setFailure(null);
    const key = keys.current.get(action) ?? intentKey();
    keys.current.set(action, key);
    try {
      const call = api.order[action] as AnyCall;
      const order = await call({ params: { id }, body, idempotencyKey: key.current() });
      key.settle();
      tick();
      toast(ORDER_FORMS[action].done);
      tell.current(order, null);
      return true;
    } catch (error) {
      key.settle(error);
      const isStale = error instanceof ProblemError && STALE.has(error.code);
      if (isStale) tell.current(null, problemText(error));
      else setFailure(problemText(error));
      return isStale;
    } finally {
      under.current = false;
      setBusy(false);
    }
  }, []);
  const clear = useCallback(() => setFailure(null), []);
  return { run, busy, failure, clear };
}
