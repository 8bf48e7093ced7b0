import type { Tx } from '../../platform/database/unit-of-work.js';

/** Which part of an estate is meant; all of it where nothing is given. */
export interface PlacePart {
  readonly buildingId?: string | null;
  readonly entranceId?: string | null;
  readonly facilityId?: string | null;
}

/** A place, by whom it is overseen, and who has to do the work there. */
export interface PlaceFacts {
  readonly bureauId: string;
  readonly subdistrictId: string;
  readonly communityId: string;
  readonly estateId: string;
  readonly estateName: string;
  /** The company of the running contract, else the community itself. */
  readonly responsibleId: string;
  readonly responsibleName: string;
  /** Place inside the estate in words, `3号楼 2单元 电梯`; empty for the estate as a whole. */
  readonly label: string;
}

/*
 * Asked for every report, so it is one statement with each table found by its key. A facility brings its entrance and
 * building with it, an entrance its building. Plain SQL that both databases read alike.
 */
const PLACE = `
  SELECT e.bureauId AS bureauId, e.subdistrictId AS subdistrictId, e.communityId AS communityId, e.id AS estateId,
    e.name AS estateName, c.companyId AS companyId, o.name AS responsibleName, f.name AS facilityName, d.name AS entranceName,
    b.name AS buildingName, f.id AS facilityId, d.id AS entranceId, b.id AS buildingId,
    f.entranceId AS facilityIn, f.buildingId AS facilityAt, d.buildingId AS entranceOf
  FROM estate e
  LEFT JOIN contract c ON c.estateId = e.id AND c.fromDate <= ? AND c.toDate >= ?
  LEFT JOIN organization o ON o.id = COALESCE(c.companyId, e.communityId)
  LEFT JOIN facility f ON f.id = ? AND f.estateId = e.id AND f.isRemoved = false
  LEFT JOIN entrance d ON d.id = COALESCE(?, f.entranceId) AND d.estateId = e.id AND d.isRemoved = false
  LEFT JOIN building b ON b.id = COALESCE(?, d.buildingId, f.buildingId) AND b.estateId = e.id AND b.isRemoved = false
  WHERE e.id = ? AND e.isRemoved = false`;

interface PlaceRow extends Omit<PlaceFacts, 'responsibleId' | 'label'> {
  companyId: string | null;
  facilityName: string | null;
  entranceName: string | null;
  buildingName: string | null;
  facilityId: string | null;
  entranceId: string | null;
  buildingId: string | null;
  /** Entrance and building that the facility stands in, and building of the entrance. */
  facilityIn: string | null;
  facilityAt: string | null;
  entranceOf: string | null;
}

/**
 * @param date local date, `YYYY-MM-DD`, that decides which contract runs
 * @returns null for a place that does not exist, is removed, or does not fit together
 */
export async function findPlace(
  reader: Tx,
  estateId: string,
  part: PlacePart,
  date: string,
): Promise<PlaceFacts | null> {
  const { buildingId = null, entranceId = null, facilityId = null } = part;
  const rows: PlaceRow[] = await reader.query(PLACE, [
    date,
    date,
    facilityId,
    entranceId,
    buildingId,
    estateId,
  ]);
  const row = rows[0];
  if (!row || !isFound(row, { buildingId, entranceId, facilityId }) || !fitsTogether(row))
    return null;
  return {
    bureauId: row.bureauId,
    subdistrictId: row.subdistrictId,
    communityId: row.communityId,
    estateId: row.estateId,
    estateName: row.estateName,
    responsibleId: row.companyId ?? row.communityId,
    responsibleName: row.responsibleName,
    label: labelOf(row),
  };
}

/** Every part that was asked for is there. */
function isFound(row: PlaceRow, part: Required<PlacePart>): boolean {
  return (
    row.facilityId === part.facilityId &&
    (part.entranceId === null || row.entranceId === part.entranceId) &&
    (part.buildingId === null || row.buildingId === part.buildingId)
  );
}

/** The facility stands in that entrance and building, the entrance belongs to that building. */
function fitsTogether(row: PlaceRow): boolean {
  return (
    (row.facilityIn === null || row.facilityIn === row.entranceId) &&
    (row.facilityAt === null || row.facilityAt === row.buildingId) &&
    (row.entranceOf === null || row.entranceOf === row.buildingId)
  );
}

/** `3号楼 2单元 电梯`, of the parts that there are. */
export function labelOf(
  place: Pick<PlaceRow, 'buildingName' | 'entranceName' | 'facilityName'>,
): string {
  return [place.buildingName, place.entranceName, place.facilityName].filter(Boolean).join(' ');
}
