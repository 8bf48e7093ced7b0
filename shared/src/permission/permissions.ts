import type { Role } from '../identity/roles.ts';
import { ROLES } from '../identity/roles.ts';
import type { TicketAction } from '../ticket/actions.ts';
import { TICKET_ACTIONS } from '../ticket/actions.ts';
import { LIFECYCLE } from '../ticket/lifecycle.ts';
import { RELATION_ROLES } from '../ticket/relations.ts';

/** Rights beside those of the ticket's actions. */
type OtherPermission =
  | 'ticket.submit'
  | 'ticket.read'
  | 'ticket.contact'
  | 'order.read'
  | 'order.reply'
  | 'order.decide'
  | 'statistics.read'
  | 'colleague.read'
  | 'organization.read'
  | 'calendar.read'
  | 'calendar.import'
  | 'policy.read'
  | 'policy.publish'
  | 'delivery.manage'
  | 'timer.mend'
  | 'duty.read'
  | 'duty.count';

export type Permission = OtherPermission | `ticket.${TicketAction}`;

const READERS = ROLES.filter((role) => role !== 'administrator');

const OTHER_ROLES: Readonly<Record<OtherPermission, readonly Role[]>> = {
  'ticket.submit': ['resident', 'community', 'staff', 'manager'],
  'ticket.read': READERS,
  'ticket.contact': ['staff', 'manager', 'department', 'community', 'bureau'],
  'order.read': ['manager', 'department', 'community', 'subdistrict', 'bureau'],
  // The community where it has the work itself, in an estate without a company.
  'order.reply': ['manager', 'department', 'community'],
  'order.decide': ['community', 'bureau'],
  'statistics.read': ['manager', 'department', 'community', 'subdistrict', 'bureau'],
  'colleague.read': ['staff', 'manager', 'department'],
  'organization.read': ['community', 'bureau'],
  // No data of anybody: whoever runs the system may keep it as well.
  'calendar.read': ['community', 'subdistrict', 'bureau', 'administrator'],
  'calendar.import': ['bureau', 'administrator'],
  'policy.read': ['community', 'subdistrict', 'bureau'],
  'policy.publish': ['bureau'],
  // What leaves for other systems, and what did not arrive; neither shows personal data.
  'delivery.manage': ['bureau', 'administrator'],
  // Runs the system: sees which tickets are stuck, nothing of what they say.
  'timer.mend': ['administrator'],
  'duty.read': ['community', 'subdistrict', 'bureau'],
  // Who runs the system learns how many the bureau itself owes, and nothing of what they are.
  'duty.count': ['community', 'subdistrict', 'bureau', 'administrator'],
};

/** Role matrix, question one: may such a role ever? (Question two, this person on this ticket now, is `decide`.) */
export const PERMISSIONS: Readonly<Record<Permission, readonly Role[]>> = {
  ...OTHER_ROLES,
  ...(Object.fromEntries(
    TICKET_ACTIONS.map((action) => [`ticket.${action}`, rolesFor(action)]),
  ) as Record<`ticket.${TicketAction}`, readonly Role[]>),
};

/** An action is for the roles in which one of its relations can be held. */
function rolesFor(action: TicketAction): readonly Role[] {
  const roles = LIFECYCLE[action].who.flatMap((relation) => RELATION_ROLES[relation]);
  return ROLES.filter((role) => roles.includes(role));
}

/** May this role ever use this right? */
export function can(role: Role, permission: Permission): boolean {
  return PERMISSIONS[permission].includes(role);
}
