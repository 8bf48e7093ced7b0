import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TableColumn } from 'typeorm';
import { idType, instantType, textType } from '../../platform/database/column-types.js';

const maybe = (name: string, type: typeof idType | typeof instantType) =>
  new TableColumn({ name, ...type, isNullable: true });

const COLUMNS = [
  maybe('publishedAt', instantType),
  maybe('publishedById', idType),
  new TableColumn({ name: 'note', ...textType(200), isNullable: true }),
  maybe('withdrawnAt', instantType),
  maybe('withdrawnById', idType),
];

/** Who published a version of a policy, when and why, and who took it back. */
export class PolicyPublications1700000002010 implements MigrationInterface {
  readonly name = 'PolicyPublications1700000002010';

  async up(runner: QueryRunner): Promise<void> {
    for (const column of COLUMNS) await runner.addColumn('policy_version', column);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of [...COLUMNS].reverse()) await runner.dropColumn('policy_version', name);
  }
}
