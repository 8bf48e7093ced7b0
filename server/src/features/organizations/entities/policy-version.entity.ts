import type { StoredPolicy } from '@wide-angle/shared';
import { Entity, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntColumn,
  JsonColumn,
  PrimaryId,
} from '../../../platform/database/column-types.js';

/** One version of a bureau's limits; never changed, since old tickets go by it. */
@Entity('policy_version')
@Index('policy_version_number', ['bureauId', 'version'], { unique: true })
export class PolicyVersion {
  @PrimaryId() id: string;
  @IdColumn() bureauId: string;
  @IntColumn() version: number;
  @InstantColumn() effectiveFrom: number;
  @JsonColumn<StoredPolicy>() policy: StoredPolicy;
}
