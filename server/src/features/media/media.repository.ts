import type { Instant } from '@wide-angle/shared';
import { In, IsNull, LessThan } from 'typeorm';
import { insertRows, placesFor, readRows } from '../../platform/database/plain-rows.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { MediaRow } from './media.entity.js';

/** Ids of one `IN (…)`: far below the parameter limits of both databases. */
const CHUNK = 500;

/** Reads and writes rows of `media`. Made for one transaction or for the reader: `new MediaRepository(tx)`. */
export class MediaRepository {
  constructor(private readonly tx: Tx) {}

  async insert(row: MediaRow): Promise<void> {
    await insertRows(this.tx, MediaRow, [row]);
  }

  findById(id: string): Promise<MediaRow | null> {
    return this.tx.findOneBy(MediaRow, { id });
  }

  /** The rows of these ids that exist, in no order. */
  async findAll(ids: readonly string[]): Promise<MediaRow[]> {
    const rows: MediaRow[] = [];
    for (let from = 0; from < ids.length; from += CHUNK) {
      const chunk = ids.slice(from, from + CHUNK);
      rows.push(...(await readRows(this.tx, MediaRow, `WHERE id IN (${placesFor(chunk)})`, chunk)));
    }
    return rows;
  }

  /** The person's uploads among these ids that belong to nothing yet. */
  findUnattached(ids: readonly string[], ownerPersonId: string): Promise<MediaRow[]> {
    return this.tx.findBy(MediaRow, {
      id: In([...ids]),
      ownerPersonId,
      attachedTicketId: IsNull(),
      state: 'ready',
    });
  }

  /** How many uploads of a person belong to nothing yet. */
  countUnattached(ownerPersonId: string): Promise<number> {
    return this.tx.countBy(MediaRow, { ownerPersonId, attachedTicketId: IsNull() });
  }

  /**
   * Gives uploads to a ticket, each only if it still is this person's and belongs to nothing.
   * @returns how many it was true for
   */
  async attach(
    ids: readonly string[],
    ownerPersonId: string,
    attachedTicketId: string,
    attachedAt: Instant,
  ): Promise<number> {
    const mine = {
      id: In([...ids]),
      ownerPersonId,
      attachedTicketId: IsNull(),
      state: 'ready' as const,
    };
    const { affected } = await this.tx.update(MediaRow, mine, { attachedTicketId, attachedAt });
    return affected ?? 0;
  }

  /** @returns false when there is no such row */
  async withhold(id: string): Promise<boolean> {
    const { affected } = await this.tx.update(MediaRow, { id }, { state: 'withheld' });
    return affected === 1;
  }

  /** Ids of uploads that belong to nothing and are older than `before`, the oldest first. */
  async findOrphans(before: Instant, limit: number): Promise<string[]> {
    const rows = await this.tx.find(MediaRow, {
      select: { id: true },
      where: { attachedTicketId: IsNull(), createdAt: LessThan(before) },
      order: { createdAt: 'ASC' },
      take: limit,
    });
    return rows.map(({ id }) => id);
  }

  /** Deletes a row unless a ticket has taken it up meanwhile. */
  async deleteOrphan(id: string): Promise<boolean> {
    const { affected } = await this.tx.delete(MediaRow, { id, attachedTicketId: IsNull() });
    return affected === 1;
  }
}
