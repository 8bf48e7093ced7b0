import type { FieldContext, GuardedField, Relation, TicketFacts } from '@wide-angle/shared';
import { maySee, ownName, publicName } from '@wide-angle/shared';

/** Who looks at which ticket, for all questions of what he may see. */
export interface Viewer extends FieldContext {
  readonly personId: string;
  readonly ticket: TicketFacts;
}

export const SOMEBODY = '业主';

export function sees(viewer: Viewer, field: GuardedField): boolean {
  return maySee(viewer, field);
}

/** A neighbour follows what is done, and learns of nobody who does it or asked for it. */
export function isOutsider({ relations }: { relations: ReadonlySet<Relation> }): boolean {
  return [...relations].every((relation) => relation === 'neighbour');
}

/**
 * How a resident is named to the viewer: himself in full, the reporter where the viewer may know him, other joiners
 * only to the offices.
 */
export function residentName(viewer: Viewer, personId: string, realName: string): string {
  if (personId === viewer.personId) return ownName(realName);
  const isReporter = personId === viewer.ticket.reporterId;
  const isOffice = viewer.relations.has('community') || viewer.relations.has('bureau');
  const mayKnow = isReporter ? sees(viewer, 'reporterName') : isOffice;
  return mayKnow ? publicName(realName, 'resident') : SOMEBODY;
}
