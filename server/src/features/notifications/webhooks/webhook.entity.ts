import type { WebhookKind } from '@wide-angle/shared';
import { Entity, Index } from 'typeorm';
import {
  CodeColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  PrimaryId,
  TextColumn,
} from '../../../platform/database/column-types.js';

/** A system outside that hears of a bureau's tickets. */
@Entity('webhook')
@Index('webhook_bureau', ['bureauId', 'isActive'])
export class Webhook {
  @PrimaryId() id: string;
  @IdColumn() bureauId: string;
  @TextColumn(60) name: string;
  @CodeColumn(500) url: string;
  /** What deliveries are signed with, sealed; see `WebhookSecrets`. */
  @CodeColumn(255) sealedSecret: string;
  @JsonColumn<readonly WebhookKind[]>() kinds: readonly WebhookKind[];
  @FlagColumn() isActive: boolean;
  @InstantColumn() createdAt: number;
}
