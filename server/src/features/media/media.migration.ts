import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Table } from 'typeorm';
import {
  codeType,
  flagType,
  idType,
  instantType,
  intType,
} from '../../platform/database/column-types.js';

const MEDIA = new Table({
  name: 'media',
  columns: [
    { name: 'id', ...idType, isPrimary: true },
    { name: 'ownerPersonId', ...idType },
    { name: 'kind', ...codeType(8) },
    { name: 'state', ...codeType(8) },
    { name: 'contentType', ...codeType(32) },
    { name: 'bytes', ...intType },
    { name: 'width', ...intType },
    { name: 'height', ...intType },
    { name: 'durationMs', ...intType, isNullable: true },
    { name: 'hasPreview', ...flagType },
    { name: 'sha256', ...codeType(64) },
    { name: 'createdAt', ...instantType },
    { name: 'attachedTicketId', ...idType, isNullable: true },
    { name: 'attachedAt', ...instantType, isNullable: true },
  ],
  indices: [
    { name: 'ix_media_attached', columnNames: ['attachedTicketId', 'createdAt'] },
    { name: 'ix_media_owner', columnNames: ['ownerPersonId', 'attachedTicketId', 'createdAt'] },
  ],
});

/** Photos and videos. */
export class Media1700000004001 implements MigrationInterface {
  name = 'Media1700000004001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(MEDIA);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(MEDIA.name);
  }
}
