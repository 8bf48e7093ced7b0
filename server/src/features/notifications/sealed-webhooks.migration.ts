import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TableColumn } from 'typeorm';
import { codeType } from '../../platform/database/column-types.js';

const OLD = { name: 'secret', ...codeType(64) };
const NEW = { name: 'sealedSecret', ...codeType(255) };

/**
 * Secrets of webhooks are kept sealed. What is there is moved as it is; `SealWebhooks` seals it right after the
 * migrations, before the server answers anybody: migrations know no key.
 */
export class SealedWebhooks1700000007021 implements MigrationInterface {
  readonly name = 'SealedWebhooks1700000007021';

  async up(runner: QueryRunner): Promise<void> {
    await replace(runner, OLD, NEW, 'secret');
  }

  /** An older version reads no sealed secret: each has to be renewed there. */
  async down(runner: QueryRunner): Promise<void> {
    await replace(runner, NEW, OLD, "''");
  }
}

type Column = typeof OLD;

/** A column that is added to rows must take null at first. */
async function replace(runner: QueryRunner, from: Column, to: Column, value: string) {
  const empty = new TableColumn({ ...to, isNullable: true });
  await runner.addColumn('webhook', empty);
  await runner.query(`UPDATE webhook SET ${to.name} = ${value}`);
  await runner.changeColumn('webhook', to.name, new TableColumn(to));
  await runner.dropColumn('webhook', from.name);
}
