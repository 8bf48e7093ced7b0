import type { PostRole } from '@wide-angle/shared';
import { Entity, Index } from 'typeorm';
import {
  CodeColumn,
  IdColumn,
  InstantColumn,
  PrimaryId,
} from '../../../platform/database/column-types.js';

/** A person's post in an organisation. It runs until it is ended; an ended post is kept for the record. */
@Entity('post')
@Index('post_person', ['personId'])
@Index('post_organization', ['organizationId', 'role'])
export class Post {
  @PrimaryId() id: string;
  @IdColumn() personId: string;
  @IdColumn() organizationId: string;
  @CodeColumn(20) role: PostRole;
  @InstantColumn() startedAt: number;
  @InstantColumn({ nullable: true }) endedAt: number | null;
}
