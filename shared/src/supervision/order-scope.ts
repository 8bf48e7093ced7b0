import type { Actor } from '../identity/actor.ts';
import type { Role } from '../identity/roles.ts';
import type { OrderFacts, OrderState } from './order.ts';

/** An order with the offices in whose area its ticket lies. */
export interface PlacedOrder extends Pick<OrderFacts, 'state' | 'bureauId' | 'addresseeId'> {
  readonly subdistrictId: string;
  readonly communityId: string;
}

export type OrderScopeField = 'bureauId' | 'subdistrictId' | 'communityId' | 'addresseeId';

/** The orders of which `field` is `organizationId`, in these states. */
export interface OrderScope {
  readonly field: OrderScopeField;
  readonly organizationId: string;
  readonly states: readonly OrderState[];
}

/** Offices oversee the orders of their area, whoever issued them; others know the orders that they got. */
const FIELDS: Partial<Record<Role, OrderScopeField>> = {
  bureau: 'bureauId',
  subdistrict: 'subdistrictId',
  community: 'communityId',
  manager: 'addresseeId',
  department: 'addresseeId',
};

const ALL: readonly OrderState[] = ['draft', 'issued', 'replied', 'closed', 'dropped'];
/** A draft that may never be signed is nothing to its addressee. */
const SIGNED: readonly OrderState[] = ['issued', 'replied', 'closed'];

/** Which orders an actor may see; null for none. Lists and single orders pass through it alike (DESIGN §4.5). */
export function orderScopeOf(actor: Actor): OrderScope | null {
  const field = FIELDS[actor.role];
  if (!field || actor.organizationId === null) return null;
  const states = field === 'addresseeId' ? SIGNED : ALL;
  return { field, organizationId: actor.organizationId, states };
}

/** May the actor see this order? An order that he may not see does not exist for him. */
export function maySeeOrder(actor: Actor, order: PlacedOrder): boolean {
  const scope = orderScopeOf(actor);
  return (
    scope !== null &&
    order[scope.field] === scope.organizationId &&
    scope.states.includes(order.state)
  );
}

/**
 * May the actor know of this order, as a card on its ticket's page? Whoever may open it, and those who do the addressee's
 * work: what is demanded is theirs to do. Who got the work later learns nothing of what was demanded of others before.
 */
export function mayKnowOrder(actor: Actor, order: PlacedOrder): boolean {
  const isDemandedOfHim =
    actor.role === 'staff' &&
    actor.organizationId === order.addresseeId &&
    SIGNED.includes(order.state);
  return isDemandedOfHim || maySeeOrder(actor, order);
}
