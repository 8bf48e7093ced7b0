import { type OrderCard, type OrderState, type OrderView } from '@wide-angle/shared';
import { api } from '../../../lib/api/clients';
import { useLoad, type Loaded } from '../../../lib/load/use-load';
import { usePagedList, type PagedList } from '../../../lib/load/use-paged-list';
import { useSession } from '../../../lib/session/session';
import { useWho } from '../../../lib/session/who';
import { awaitsUs, type Waiting } from './order-model';

/** Supervision orders that the person may see, newest first. */
export function useOrders(state: OrderState | null): PagedList<OrderCard> {
  const { me } = useSession();
  const key = `orders.${useWho()}.${state ?? 'all'}`;
  return usePagedList<OrderCard>(
    key,
    {
      load: (cursor) => api.order.list({ query: { state: state ?? undefined, cursor } }),
      idOf: (order) => order.id,
    },
    { keepAs: key, when: me !== null },
  );
}

/** One order with its replies. */
export function useOrder(id: string): Loaded<OrderView> {
  const { me } = useSession();
  const key = `order.${id}.${useWho()}`;
  return useLoad(key, () => api.order.get({ params: { id } }), {
    when: me !== null && id !== '',
  });
}

/** The most that one request tells; more than so many are `50+`. */
const COUNTED = 50;

async function waitingIn(state: OrderState, organizationName: string | null): Promise<Waiting> {
  const { items, next } = await api.order.list({ query: { state, limit: COUNTED } });
  const ours = items.filter((order) => awaitsUs(order, organizationName));
  return { count: ours.length, isMore: next !== null };
}

/**
 * How many orders wait for the person's organisation, by state.
 * @param states those to ask for, see `awaitsUs`
 * @param when nothing is asked while it is false
 */
export function useWaitingOrders(
  states: readonly OrderState[],
  when: boolean,
): Loaded<Partial<Record<OrderState, Waiting>>> {
  const { current } = useSession();
  const key = `orders.waiting.${useWho()}.${states.join()}`;
  const load = async () => {
    const name = current?.organizationName ?? null;
    const entries = states.map(async (state) => [state, await waitingIn(state, name)] as const);
    return Object.fromEntries(await Promise.all(entries));
  };
  return useLoad(key, load, { keepAs: key, when });
}
