import {
  type OrderCard,
  type OrderCountsOf,
  type OrderFilter,
  type OrderState,
  type OrderView,
} from '@wide-angle/shared';
import { api } from '../../../lib/api/clients';
import { useLoad, type Loaded } from '../../../lib/load/use-load';
import { usePagedList, type PagedList } from '../../../lib/load/use-paged-list';
import { useSession } from '../../../lib/session/session';
import { useWho } from '../../../lib/session/who';
import { awaitsUs, type Waiting } from './order-model';

/** Supervision orders that the person may see, newest first. */
export function useOrders(filter: OrderFilter): PagedList<OrderCard> {
  const { me } = useSession();
  const { state = 'all', late, addresseeId } = filter;
  const narrowed = [...(late ? ['late'] : []), ...(addresseeId ? [addresseeId] : [])];
  const key = ['orders', useWho(), state, ...narrowed].join('.');
  return usePagedList<OrderCard>(
    key,
    {
      load: (cursor) => api.order.list({ query: { ...filter, cursor } }),
      idOf: (order) => order.id,
    },
    // What somebody looks for once is not kept for a day without a network.
    { keepAs: narrowed.length > 0 ? undefined : key, when: me !== null },
  );
}

/** Who has got orders, those with the most first. */
export function useAddressees(when: boolean): Loaded<OrderCountsOf[]> {
  const key = `orders.addressees.${useWho()}`;
  const load = async () => (await api.order.counts({ query: {} })).byAddressee;
  return useLoad(key, load, { when });
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
