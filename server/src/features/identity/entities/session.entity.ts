import { Entity, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntColumn,
  PrimaryId,
} from '../../../platform/database/column-types.js';

/**
 * One signed-in device. Tokens are not stored: a refresh token is the session's id, a generation and a seal
 * (refresh-token.ts), so the row only says which generation is the living one.
 */
@Entity('session')
@Index('session_person', ['personId'])
@Index('session_expiry', ['expiresAt'])
export class Session {
  @PrimaryId() id: string;
  @IdColumn() personId: string;
  /** The capacity in which the session goes on after a refresh; null is the resident. */
  @IdColumn({ nullable: true }) postId: string | null;
  /** Number of the refresh token that is good now; raised by each rotation. */
  @IntColumn() generation: number;
  @InstantColumn() rotatedAt: number;
  @InstantColumn() expiresAt: number;
  @InstantColumn({ nullable: true }) revokedAt: number | null;
}
