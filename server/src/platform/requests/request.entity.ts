import type { Instant } from '@wide-angle/shared';
import { Entity, Index, PrimaryColumn } from 'typeorm';
import { REQUEST_KEY_MAX } from '../access/request-key.js';
import { CodeColumn, IdColumn, InstantColumn } from '../database/column-types.js';

/** A request that has been done: its key and the record it made or changed. */
@Entity('request')
export class RequestEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  personId: string;

  @PrimaryColumn({ type: 'varchar', length: REQUEST_KEY_MAX })
  requestKey: string;

  @CodeColumn(100)
  endpoint: string;

  /** SHA-256 of the body, hexadecimal. */
  @CodeColumn(64)
  bodyHash: string;

  /** Null only inside the transaction that does the request. */
  @IdColumn({ nullable: true })
  resourceId: string | null;

  @Index('ix_request_created_at')
  @InstantColumn()
  createdAt: Instant;
}
