import { Entity, Index } from 'typeorm';
import { IdColumn, PrimaryId, TextColumn } from '../../../platform/database/column-types.js';

/** One flat of an estate (户). */
@Entity('dwelling')
@Index('dwelling_place', ['estateId', 'label'], { unique: true })
export class Dwelling {
  @PrimaryId() id: string;
  @IdColumn() estateId: string;
  @IdColumn({ nullable: true }) buildingId: string | null;
  @IdColumn({ nullable: true }) entranceId: string | null;
  /** The whole address inside the estate, e.g. `3号楼 2单元 501`; one dwelling per label. */
  @TextColumn(100) label: string;
}
