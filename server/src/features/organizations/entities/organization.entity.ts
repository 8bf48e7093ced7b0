import type { OrganizationKind } from '@wide-angle/shared';
import { Entity, Index } from 'typeorm';
import {
  CodeColumn,
  FlagColumn,
  IdColumn,
  PrimaryId,
  TextColumn,
} from '../../../platform/database/column-types.js';

/** A node of the tree under one bureau. The bureau itself has its own id as `bureauId` and no parent. */
@Entity('organization')
@Index('organization_bureau_kind', ['bureauId', 'kind'])
@Index('organization_parent', ['parentId'])
export class Organization {
  @PrimaryId() id: string;
  @IdColumn() bureauId: string;
  @IdColumn({ nullable: true }) parentId: string | null;
  @CodeColumn(20) kind: OrganizationKind;
  @TextColumn(100) name: string;
  /** Its sign in the numbers of its documents, e.g. `高建督`; null for the usual one. */
  @TextColumn(10, { nullable: true }) documentMark: string | null;
  /** Where people ask about its documents. */
  @TextColumn(30, { nullable: true }) phone: string | null;
  @FlagColumn() isRemoved: boolean;
}
