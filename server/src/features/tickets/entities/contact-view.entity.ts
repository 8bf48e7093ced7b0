import type { Role } from '@wide-angle/shared';
import { Entity, Index } from 'typeorm';
import {
  CodeColumn,
  IdColumn,
  InstantColumn,
  PrimaryId,
  TextColumn,
} from '../../../platform/database/column-types.js';

/** Who looked at a reporter's contact data, when and why (DESIGN §4.5). Never deleted. */
@Entity('contact_view')
@Index('contact_view_ticket', ['ticketId', 'at'])
export class ContactViewRow {
  @PrimaryId() id: string;
  @IdColumn() ticketId: string;
  @IdColumn() viewerId: string;
  @CodeColumn(20) viewerRole: Role;
  @IdColumn({ nullable: true }) viewerOrganizationId: string | null;
  @TextColumn(500) reason: string;
  @InstantColumn() at: number;
}
