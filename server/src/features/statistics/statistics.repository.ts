import { Inject, Injectable } from '@nestjs/common';
import { insertRows, placesFor, readRows, updateRows } from '../../platform/database/plain-rows.js';
import { SettingEntity } from '../../platform/database/setting.entity.js';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work.js';
import type { CellChanges } from './cells.js';
import { StatisticCell } from './entities/statistic-cell.entity.js';
import { StatisticMark } from './entities/statistic-mark.entity.js';
import type { MarkChanges } from './mark-rows.js';

const TURN = 'statistics.turn';
/** Keys and ids of one statement. */
const CHUNK = 400;

/** Stores marks and their sums: both always go together. */
@Injectable()
export class StatisticsRepository {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork) {}

  /**
   * Takes the turn to count. Of several workers one goes on; the others see that its turn came between what they had read
   * and now.
   * @returns false where another worker was first: then nothing may be committed
   */
  async takeTurn(tx: Tx): Promise<boolean> {
    const [row] = await readRows(tx, SettingEntity, 'WHERE name = ?', [TURN]);
    if (!row) {
      await insertRows(tx, SettingEntity, [{ name: TURN, value: '1' }]);
      return true;
    }
    const next = { value: String(Number(row.value) + 1) };
    return (
      (await updateRows(tx, SettingEntity, next, 'name = ? AND value = ?', [TURN, row.value])) === 1
    );
  }

  async marksOf(ticketIds: readonly string[]): Promise<StatisticMark[]> {
    const which = `WHERE ticketId IN (${placesFor(ticketIds)})`;
    return readRows(this.unitOfWork.reader, StatisticMark, which, ticketIds);
  }

  async writeMarks(tx: Tx, { removed, added }: MarkChanges): Promise<void> {
    await this.remove(
      tx,
      'statistic_mark WHERE id',
      removed.map(({ id }) => id),
    );
    await insertRows(tx, StatisticMark, added);
  }

  /** Adds changes to the sums. */
  async writeCells(tx: Tx, changes: CellChanges): Promise<void> {
    const { keys } = changes;
    const stored: StatisticCell[] = [];
    for (const chunk of chunksOf(keys)) {
      const which = `WHERE cellKey IN (${placesFor(chunk)})`;
      stored.push(...(await readRows(tx, StatisticCell, which, chunk)));
    }
    await this.remove(
      tx,
      'statistic_cell WHERE cellKey',
      stored.map(({ cellKey }) => cellKey),
    );
    await insertRows(tx, StatisticCell, changes.applyTo(stored));
  }

  /** Forgets all that was counted. */
  async clear(tx: Tx): Promise<void> {
    await tx.query('DELETE FROM statistic_mark');
    await tx.query('DELETE FROM statistic_cell');
  }

  private async remove(tx: Tx, where: string, keys: readonly string[]): Promise<void> {
    for (const chunk of chunksOf(keys))
      await tx.query(`DELETE FROM ${where} IN (${placesFor(chunk)})`, chunk);
  }
}

function chunksOf(keys: readonly string[]): string[][] {
  const chunks: string[][] = [];
  for (let from = 0; from < keys.length; from += CHUNK) chunks.push(keys.slice(from, from + CHUNK));
  return chunks;
}
