import { Entity, Index } from 'typeorm';
import {
  FlagColumn,
  IdColumn,
  IntColumn,
  PrimaryId,
  TextColumn,
} from '../../../platform/database/column-types.js';

/** A building (楼栋) of an estate. */
@Entity('building')
@Index('building_estate', ['estateId', 'sortOrder'])
export class Building {
  @PrimaryId() id: string;
  @IdColumn() estateId: string;
  @TextColumn(50) name: string;
  /** Place in lists: people expect 2号楼 before 10号楼. */
  @IntColumn() sortOrder: number;
  @FlagColumn() isRemoved: boolean;
}
