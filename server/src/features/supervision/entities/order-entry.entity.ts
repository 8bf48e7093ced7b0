import type { OrderEntryView, Role } from '@wide-angle/shared';
import { Entity, PrimaryColumn } from 'typeorm';
import {
  CodeColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  PrimaryId,
  TextColumn,
} from '../../../platform/database/column-types.js';

/** One step of an order; never changed. `seq` is the order's version after it. */
@Entity('order_entry')
export class OrderEntry {
  @PrimaryId() orderId: string;
  @PrimaryColumn({ type: 'int' }) seq: number;
  @CodeColumn(10) action: OrderEntryView['action'];
  /** Null where the ladder drafted it. */
  @IdColumn({ nullable: true }) personId: string | null;
  @CodeColumn(20, { nullable: true }) role: Role | null;
  @IdColumn({ nullable: true }) organizationId: string | null;
  @InstantColumn() at: number;
  @TextColumn(2000) text: string;
  @JsonColumn<readonly string[]>() mediaIds: readonly string[];
}
