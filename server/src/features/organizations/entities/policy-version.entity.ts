import type { StoredPolicy } from '@wide-angle/shared';
import { Entity, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntColumn,
  JsonColumn,
  PrimaryId,
  TextColumn,
} from '../../../platform/database/column-types.js';

/** One version of a bureau's policy; its contents never change, since old tickets go by them. */
@Entity('policy_version')
@Index('policy_version_number', ['bureauId', 'version'], { unique: true })
export class PolicyVersion {
  @PrimaryId() id: string;
  @IdColumn() bureauId: string;
  @IntColumn() version: number;
  @InstantColumn() effectiveFrom: number;
  @JsonColumn<StoredPolicy>() policy: StoredPolicy;
  /** Null for a first version, which comes with the bureau. */
  @InstantColumn({ nullable: true }) publishedAt: number | null;
  @IdColumn({ nullable: true }) publishedById: string | null;
  @TextColumn(200, { nullable: true }) note: string | null;
  /** Taken back before it was in force; it never is then. */
  @InstantColumn({ nullable: true }) withdrawnAt: number | null;
  @IdColumn({ nullable: true }) withdrawnById: string | null;
}
