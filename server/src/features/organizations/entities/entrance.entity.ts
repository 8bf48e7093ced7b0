import { Entity, Index } from 'typeorm';
import {
  FlagColumn,
  IdColumn,
  IntColumn,
  PrimaryId,
  TextColumn,
} from '../../../platform/database/column-types.js';

/** An entrance (单元) of a building, the door with the printed code. */
@Entity('entrance')
@Index('entrance_estate', ['estateId', 'sortOrder'])
export class Entrance {
  @PrimaryId() id: string;
  @IdColumn() estateId: string;
  @IdColumn() buildingId: string;
  @TextColumn(50) name: string;
  @IntColumn() sortOrder: number;
  @FlagColumn() isRemoved: boolean;
}
