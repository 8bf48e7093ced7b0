import { Entity, Index } from 'typeorm';
import { InstantColumn, PrimaryId } from '../../../platform/database/column-types.js';

/**
 * An office in whose area a ticket of an order lies, once for each order: its list of orders by index. It stays when the
 * ticket is left out, since the office has known the order.
 */
@Entity('order_place')
@Index('order_place_list', ['organizationId', 'createdAt', 'orderId'])
export class OrderPlace {
  @PrimaryId() orderId: string;
  /** A community or a subdistrict. */
  @PrimaryId() organizationId: string;
  /** Of the order, which never changes. */
  @InstantColumn() createdAt: number;
}
