import type { Actor } from '../identity/actor.ts';
import type { Role } from '../identity/roles.ts';

/** The column that bounds whose numbers an actor may see. */
export type StatisticsField = 'bureauId' | 'subdistrictId' | 'communityId' | 'organizationId';

export interface StatisticsScope {
  readonly field: StatisticsField;
  readonly id: string;
}

/** As with lists: offices see their area, companies and departments what is theirs, owners nothing. */
const FIELDS: Partial<Record<Role, StatisticsField>> = {
  bureau: 'bureauId',
  subdistrict: 'subdistrictId',
  community: 'communityId',
  manager: 'organizationId',
  department: 'organizationId',
};

/** Whose numbers an actor may see; null for none. */
export function statisticsScopeOf({ role, organizationId }: Actor): StatisticsScope | null {
  const field = FIELDS[role];
  return field && organizationId !== null ? { field, id: organizationId } : null;
}
