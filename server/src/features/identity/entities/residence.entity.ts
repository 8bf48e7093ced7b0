import { Entity, Index } from 'typeorm';
import {
  CodeColumn,
  IdColumn,
  InstantColumn,
  PrimaryId,
} from '../../../platform/database/column-types.js';

/** What a person is to a dwelling. */
export const RESIDENCE_RELATIONS = ['owner', 'family', 'tenant'] as const;
export type ResidenceRelation = (typeof RESIDENCE_RELATIONS)[number];

/** A person lives in, or owns, a dwelling. `estateId` and `bureauId` repeat what the dwelling says, for quick questions. */
@Entity('residence')
@Index('residence_person', ['personId', 'dwellingId'], { unique: true })
@Index('residence_estate', ['estateId', 'personId'])
export class Residence {
  @PrimaryId() id: string;
  @IdColumn() personId: string;
  @IdColumn() dwellingId: string;
  @IdColumn() estateId: string;
  @IdColumn() bureauId: string;
  @CodeColumn(20) relation: ResidenceRelation;
  /** Null until the company or community has checked it; only then does it give rights. */
  @InstantColumn({ nullable: true }) verifiedAt: number | null;
}
