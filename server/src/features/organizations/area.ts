import type { Actor } from '@wide-angle/shared';

/** Columns of an estate that say whose area it is in. */
export type Area = Readonly<
  { bureauId: string } & Partial<Record<'subdistrictId' | 'communityId', string>>
>;

/**
 * The estates that an officer oversees, as values of the estate's columns; null for everyone who oversees none. The
 * bureau is always part of it: counties in one installation never see each other (DESIGN §3).
 */
export function areaOf(actor: Actor): Area | null {
  const { bureauId, organizationId } = actor;
  if (!bureauId || !organizationId) return null;
  switch (actor.role) {
    case 'community':
      return { bureauId, communityId: organizationId };
    case 'subdistrict':
      return { bureauId, subdistrictId: organizationId };
    case 'bureau':
      return { bureauId };
    default:
      return null;
  }
}

/** Condition on a joined `estate` for a query builder; its parameters are the area itself. */
export function inArea(area: Area): string {
  return Object.keys(area)
    .map((column) => `estate.${column} = :${column}`)
    .join(' AND ');
}
