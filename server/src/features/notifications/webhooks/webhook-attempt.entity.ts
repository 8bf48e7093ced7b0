import type { WebhookAttemptView } from '@wide-angle/shared';
import { Entity, Index } from 'typeorm';
import {
  CodeColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  PrimaryId,
  TextColumn,
} from '../../../platform/database/column-types.js';

export const WEBHOOK_REASON_MAX = 300;

/** One try to deliver to a system outside, for who looks why nothing arrives. */
@Entity('webhook_attempt')
@Index('webhook_attempt_list', ['webhookId', 'id'])
@Index('webhook_attempt_at', ['at'])
export class WebhookAttempt {
  @PrimaryId() id: string;
  @IdColumn() webhookId: string;
  /** The key that the receiver tells repeats by. */
  @CodeColumn(120) happening: string;
  @CodeColumn(40) kind: WebhookAttemptView['kind'];
  @CodeColumn(11, { nullable: true }) ticketNumber: string | null;
  @IntColumn() attempt: number;
  @CodeColumn(12) outcome: WebhookAttemptView['outcome'];
  @IntColumn({ nullable: true }) status: number | null;
  @TextColumn(WEBHOOK_REASON_MAX, { nullable: true }) reason: string | null;
  @InstantColumn() at: number;
}
