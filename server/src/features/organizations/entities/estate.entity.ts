import { Entity, Index } from 'typeorm';
import {
  FlagColumn,
  IdColumn,
  IntColumn,
  PrimaryId,
  TextColumn,
} from '../../../platform/database/column-types.js';

/** A residential estate. It is never deleted, only removed: old tickets go on naming it. */
@Entity('estate')
@Index('estate_bureau', ['bureauId'])
@Index('estate_community', ['communityId'])
@Index('estate_name', ['name', 'id'])
export class Estate {
  @PrimaryId() id: string;
  @IdColumn() bureauId: string;
  @IdColumn() subdistrictId: string;
  @IdColumn() communityId: string;
  @TextColumn(100) name: string;
  @TextColumn(200) address: string;
  @IntColumn() households: number;
  /** Year of completion; null where nobody knows. */
  @IntColumn({ nullable: true }) completedYear: number | null;
  /** The estate has an owners' committee (业委会). */
  @FlagColumn() hasCommittee: boolean;
  @FlagColumn() isRemoved: boolean;
  /** Raised by each change of its contracts, so that two of them at once meet on this row. */
  @IntColumn() contractsVersion: number;
}
