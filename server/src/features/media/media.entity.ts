import type { Instant, MediaKind } from '@wide-angle/shared';
import { Entity, Index } from 'typeorm';
import {
  CodeColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  PrimaryId,
} from '../../platform/database/column-types.js';
import type { ProcessedMedia } from './processed-media.js';

/** `withheld`: a content check found what must not be shown; the file stays as evidence and is served to nobody. */
export type MediaState = 'ready' | 'withheld';

/**
 * One photo or video whose files are stored. The row is written after its files and deleted before them, so it never
 * points at nothing. Where the files are follows from the id (media-keys.ts).
 */
@Entity('media')
@Index('ix_media_attached', ['attachedTicketId', 'createdAt'])
@Index('ix_media_owner', ['ownerPersonId', 'attachedTicketId', 'createdAt'])
export class MediaRow {
  @PrimaryId() id: string;
  @IdColumn() ownerPersonId: string;
  @CodeColumn(8) kind: MediaKind;
  @CodeColumn(8) state: MediaState;
  /** Of the full form. */
  @CodeColumn(32) contentType: ProcessedMedia['contentType'];
  /** Of the full form. */
  @IntColumn() bytes: number;
  @IntColumn() width: number;
  @IntColumn() height: number;
  @IntColumn({ nullable: true }) durationMs: number | null;
  /** True where a thumbnail or poster is stored. */
  @FlagColumn() hasPreview: boolean;
  /** Of the file as it was sent, hexadecimal. */
  @CodeColumn(64) sha256: string;
  @InstantColumn() createdAt: Instant;
  /** Null until a ticket or one of its actions names it; then for ever that ticket. */
  @IdColumn({ nullable: true }) attachedTicketId: string | null;
  @InstantColumn({ nullable: true }) attachedAt: Instant | null;
}
