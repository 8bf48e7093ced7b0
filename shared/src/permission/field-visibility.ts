import type { Relation } from '../ticket/relations.ts';
import type { TicketFacts } from '../ticket/facts.ts';

/** Parts of a ticket that not everyone may see (DESIGN §4.5). All else is seen by whoever may see the ticket. */
export const GUARDED_FIELDS = [
  'reporterName',
  'contact',
  'dwelling',
  'internalEvents',
  'lateness',
  'rating',
  'handlerName',
  'followUp',
] as const;
export type GuardedField = (typeof GUARDED_FIELDS)[number];

/**
 * `unlessAnonymous`: where the reporter lets the company know him. `homeRepairAfterClaim`: work inside a dwelling
 * that somebody has claimed. `masked`: surname only.
 */
export type FieldRight = 'yes' | 'no' | 'unlessAnonymous' | 'homeRepairAfterClaim';

type Row = Readonly<Record<GuardedField, FieldRight>>;

const COMPANY: Row = {
  reporterName: 'unlessAnonymous',
  contact: 'no',
  dwelling: 'no',
  internalEvents: 'yes',
  lateness: 'yes',
  rating: 'yes',
  handlerName: 'yes',
  followUp: 'no',
};
const OFFICE: Row = {
  reporterName: 'yes',
  contact: 'yes',
  dwelling: 'yes',
  internalEvents: 'yes',
  lateness: 'yes',
  rating: 'yes',
  handlerName: 'yes',
  followUp: 'yes',
};
const NEIGHBOUR: Row = {
  reporterName: 'no',
  contact: 'no',
  dwelling: 'no',
  internalEvents: 'no',
  lateness: 'yes',
  rating: 'no',
  handlerName: 'no',
  followUp: 'no',
};

/** The matrix relation × field. Contact data is never in a view: it is asked for with a reason and logged. */
export const FIELD_RIGHTS: Readonly<Record<Relation, Row>> = {
  reporter: { ...OFFICE, internalEvents: 'no', followUp: 'no' },
  joiner: { ...NEIGHBOUR, handlerName: 'yes', rating: 'yes' },
  neighbour: NEIGHBOUR,
  handler: { ...COMPANY, contact: 'homeRepairAfterClaim', dwelling: 'homeRepairAfterClaim' },
  colleague: COMPANY,
  manager: { ...COMPANY, contact: 'homeRepairAfterClaim', dwelling: 'homeRepairAfterClaim' },
  community: OFFICE,
  subdistrict: { ...OFFICE, reporterName: 'no', contact: 'no', dwelling: 'no' },
  bureau: OFFICE,
  department: { ...COMPANY, contact: 'homeRepairAfterClaim', dwelling: 'homeRepairAfterClaim' },
  administrator: { ...NEIGHBOUR, lateness: 'no' },
};

/** The facts a field right depends on. */
export interface FieldContext {
  readonly relations: ReadonlySet<Relation>;
  readonly ticket: Pick<TicketFacts, 'isAnonymous' | 'handlerId'>;
  /** The category is work inside a dwelling. */
  readonly isInHome: boolean;
}

/** May the person see this part of this ticket? The most generous of his relations counts. */
export function maySee(context: FieldContext, field: GuardedField): boolean {
  return [...context.relations].some((relation) => holds(FIELD_RIGHTS[relation][field], context));
}

function holds(right: FieldRight, { ticket, isInHome }: FieldContext): boolean {
  switch (right) {
    case 'yes':
      return true;
    case 'no':
      return false;
    case 'unlessAnonymous':
      return !ticket.isAnonymous;
    case 'homeRepairAfterClaim':
      // Who wants to stay unknown to the company is asked through the ticket, not by telephone.
      return isInHome && ticket.handlerId !== null && !ticket.isAnonymous;
  }
}

/** May the person see the ticket at all? An administrator runs the system and reads no tickets. */
export function maySeeTicket(relations: ReadonlySet<Relation>): boolean {
  return [...relations].some((relation) => relation !== 'administrator');
}
