import type { PlaceKind } from '@wide-angle/shared';
import { Entity, Index } from 'typeorm';
import { CodeColumn, IdColumn, PrimaryId } from '../../../platform/database/column-types.js';

/**
 * What a printed code stands for. The code itself is the key: eight characters of base62, since a mini-program's
 * scene holds at most 32 characters and no `%` (WECHAT §3). A code is printed once and never given to another place.
 */
@Entity('scene')
@Index('scene_estate', ['estateId'])
export class Scene {
  @PrimaryId() code: string;
  @CodeColumn(20) kind: PlaceKind;
  @IdColumn() estateId: string;
  @IdColumn({ nullable: true }) buildingId: string | null;
  @IdColumn({ nullable: true }) entranceId: string | null;
  @IdColumn({ nullable: true }) facilityId: string | null;
}
