import type { FacilityKind } from '@wide-angle/shared';
import { Entity, Index } from 'typeorm';
import {
  CodeColumn,
  FlagColumn,
  IdColumn,
  IntColumn,
  PrimaryId,
  TextColumn,
} from '../../../platform/database/column-types.js';

/** A lift, gate or pump with a code of its own; it stands in an entrance, a building, or in the open. */
@Entity('facility')
@Index('facility_estate', ['estateId', 'sortOrder'])
export class Facility {
  @PrimaryId() id: string;
  @IdColumn() estateId: string;
  @IdColumn({ nullable: true }) buildingId: string | null;
  @IdColumn({ nullable: true }) entranceId: string | null;
  @CodeColumn(20) kind: FacilityKind;
  @TextColumn(50) name: string;
  /** Category that a report from its code starts with. */
  @CodeColumn(40, { nullable: true }) categoryCode: string | null;
  @IntColumn() sortOrder: number;
  @FlagColumn() isRemoved: boolean;
}
