import type { TicketView } from '@wide-angle/shared';
import type { County } from './county';
import type { Login } from './person';

/** Reports something over plain HTTP at the lift of the owner's house, for stories that begin later. */
export async function reportAtLift(
  county: County,
  text: string,
  options: { categoryCode?: string; by?: Login; mediaIds?: string[] } = {},
): Promise<TicketView> {
  const { by = 'owner', categoryCode = 'lift_stopped', mediaIds } = options;
  const { api } = county.person(by);
  const place = await api.organization.scene({ params: { scene: county.lift.scene } });
  const { estateId, buildingId, entranceId, facilityId } = place;
  return api.ticket.submit({
    body: {
      estateId,
      ...(buildingId ? { buildingId } : {}),
      ...(entranceId ? { entranceId } : {}),
      ...(facilityId ? { facilityId } : {}),
      categoryCode,
      text,
      ...(mediaIds ? { mediaIds } : {}),
    },
  });
}
