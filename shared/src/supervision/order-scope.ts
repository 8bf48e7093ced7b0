import type { Actor } from '../identity/actor.ts';
import type { Role } from '../identity/roles.ts';
import type { OrderFacts, OrderState } from './order.ts';

/** An order with the offices in whose areas its tickets lie; an order over several tickets may lie in several. */
export interface PlacedOrder extends Pick<OrderFacts, 'state' | 'bureauId' | 'addresseeId'> {
  readonly subdistrictIds: readonly string[];
  readonly communityIds: readonly string[];
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
    fieldOf(order, scope.field).includes(scope.organizationId) &&
    scope.states.includes(order.state)
  );
}

/**
 * May the actor see on a ticket that there is this order? Whoever may open it; also the colleagues of its addressee, who
 * do the work that it asks for. After a ticket has gone to another company, the new one learns nothing of the old order.
 */
export function mayKnowOrder(actor: Actor, order: PlacedOrder): boolean {
  if (actor.role !== 'staff') return maySeeOrder(actor, order);
  return actor.organizationId === order.addresseeId && SIGNED.includes(order.state);
}

function fieldOf(order: PlacedOrder, field: OrderScopeField): readonly string[] {
  switch (field) {
    case 'bureauId':
      return [order.bureauId];
    case 'addresseeId':
      return [order.addresseeId];
    case 'subdistrictId':
      return order.subdistrictIds;
    case 'communityId':
      return order.communityIds;
  }
}
