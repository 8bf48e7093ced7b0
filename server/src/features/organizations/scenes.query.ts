import type { FacilityKind, SceneView } from '@wide-angle/shared';
import { localDate, SCENE_PATTERN } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { ProblemError } from '../../platform/http/problem-error.js';
import type { Scene } from './entities/scene.entity.js';
import { labelOf } from './place.query.js';

/* The first thing that everybody asks who scans a code: one statement, each table found by its key. */
const SCENE = `
  SELECT s.code AS code, s.kind AS kind, s.estateId AS estateId, s.buildingId AS buildingId,
    s.entranceId AS entranceId, s.facilityId AS facilityId, e.name AS estateName, b.name AS buildingName,
    d.name AS entranceName, f.name AS facilityName, f.kind AS facilityKind, f.categoryCode AS categoryCode,
    o.name AS companyName
  FROM scene s
  JOIN estate e ON e.id = s.estateId AND e.isRemoved = false
  LEFT JOIN building b ON b.id = s.buildingId AND b.isRemoved = false
  LEFT JOIN entrance d ON d.id = s.entranceId AND d.isRemoved = false
  LEFT JOIN facility f ON f.id = s.facilityId AND f.isRemoved = false
  LEFT JOIN contract c ON c.estateId = e.id AND c.fromDate <= ? AND c.toDate >= ?
  LEFT JOIN organization o ON o.id = c.companyId
  WHERE s.code = ?
    AND (s.buildingId IS NULL OR b.id IS NOT NULL)
    AND (s.entranceId IS NULL OR d.id IS NOT NULL)
    AND (s.facilityId IS NULL OR f.id IS NOT NULL)`;

interface SceneRow extends Scene {
  estateName: string;
  buildingName: string | null;
  entranceName: string | null;
  facilityName: string | null;
  facilityKind: FacilityKind | null;
  categoryCode: string | null;
  companyName: string | null;
}

/** What printed codes stand for. */
@Injectable()
export class SceneQuery {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws ProblemError `scene.unknown` for a code that was never printed or whose place is removed */
  async run(code: string): Promise<SceneView> {
    if (!SCENE_PATTERN.test(code)) throw new ProblemError('scene.unknown');
    const today = localDate(this.clock.now());
    const rows: SceneRow[] = await this.unitOfWork.reader.query(SCENE, [today, today, code]);
    const row = rows[0];
    if (!row) throw new ProblemError('scene.unknown');
    return {
      scene: row.code,
      kind: row.kind,
      estateId: row.estateId,
      estateName: row.estateName,
      buildingId: row.buildingId,
      entranceId: row.entranceId,
      facilityId: row.facilityId,
      facilityKind: row.facilityKind,
      label: labelOf(row),
      categoryCode: row.categoryCode,
      companyName: row.companyName,
    };
  }
}
