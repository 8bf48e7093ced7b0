import { Inject, Injectable } from '@nestjs/common';
import { isDuplicateKey } from '../../../platform/database/duplicate.js';
import { UnitOfWork, type Tx } from '../../../platform/database/unit-of-work.js';
import { TicketChanges } from '../../tickets/index.js';
import { CellChanges } from '../cells.js';
import { markChanges, markRowsOf } from '../mark-rows.js';
import { StatisticsRepository } from '../statistics.repository.js';

/** Changes that one transaction counts. Short enough that nobody who writes at the same time has to wait for long. */
const BATCH = 100;

/** More wait only while all is counted anew, or where nobody counts any more. */
const MANY = 500;

/** Another worker counts. */
class TurnTaken extends Error {}

/**
 * Brings the statistics up to the tickets: whatever changed is looked at whole, and only what differs from what was counted
 * last is written. So counting twice does no harm, and a crash loses nothing: a change waits until it is counted.
 */
@Injectable()
export class CountChanges {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(TicketChanges) private readonly changes: TicketChanges,
    @Inject(StatisticsRepository) private readonly statistics: StatisticsRepository,
  ) {}

  /**
   * Counts all that waits, a batch at a time.
   * @param size changes of a batch; more where nobody else writes
   * @returns how many changes were counted; others are counted by another worker
   */
  async drain(signal?: AbortSignal, size = BATCH): Promise<number> {
    let counted = 0;
    while (!signal?.aborted) {
      const batch = await this.batch(size);
      if (batch === 0) break;
      counted += batch;
    }
    return counted;
  }

  /** Will numbers change much yet, because very many changes wait to be counted? */
  isBehind(): Promise<boolean> {
    return this.changes.areMoreThan(MANY);
  }

  /** Forgets all numbers and has every ticket counted anew, by {@link drain}. May be stopped and goes on where it was. */
  async startAgain(): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      if (!(await this.statistics.takeTurn(tx)))
        throw new TurnTaken('Statistics are being counted');
      await this.statistics.clear(tx);
      await this.changes.noteAll(tx);
    });
  }

  private async batch(size: number): Promise<number> {
    const isIdle = (await this.changes.waiting(1)).length === 0;
    if (isIdle) return 0;
    try {
      return await this.unitOfWork.run((tx) => this.count(tx, size));
    } catch (error) {
      // Two workers began at the same moment: one of them goes on.
      if (error instanceof TurnTaken || isDuplicateKey(error)) return 0;
      throw error;
    }
  }

  private async count(tx: Tx, size: number): Promise<number> {
    if (!(await this.statistics.takeTurn(tx))) throw new TurnTaken();
    const changes = await this.changes.waiting(size);
    if (changes.length === 0) return 0;
    const ids = [...new Set(changes.map(({ ticketId }) => ticketId))];
    const histories = await this.changes.histories(ids);
    const differences = markChanges(
      await this.statistics.marksOf(ids),
      histories.flatMap(markRowsOf),
    );
    const cells = new CellChanges();
    for (const mark of differences.removed) cells.add(mark, -1);
    for (const mark of differences.added) cells.add(mark, 1);
    await this.statistics.writeMarks(tx, differences);
    await this.statistics.writeCells(tx, cells);
    await this.changes.forget(tx, changes);
    return changes.length;
  }
}
