import type { Instant } from '@wide-angle/shared';
import { localDate, orderNumber } from '@wide-angle/shared';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { OrderSequence } from './entities/order-sequence.entity.js';

/** A number that belongs to one order for ever. */
export interface GivenNumber {
  readonly year: number;
  readonly sequence: number;
  readonly number: string;
}

/**
 * The issuer's next number of the year in Asia/Shanghai, in the transaction that issues the order: if that one is undone,
 * so is this, and no number is ever missing. Call it late, since other orders of the issuer wait until the commit.
 * @param issuer its id and its own sign before the year, null for the usual one
 */
export async function nextNumber(
  tx: Tx,
  { issuerId, mark }: { issuerId: string; mark: string | null },
  issuedAt: Instant,
): Promise<GivenNumber> {
  const year = Number(localDate(issuedAt).slice(0, 4));
  const raise = () => tx.increment(OrderSequence, { issuerId, year }, 'last', 1);
  if (!(await raise()).affected) {
    await addCounter(tx, issuerId, year);
    await raise();
  }
  const { last } = await tx.findOneByOrFail(OrderSequence, { issuerId, year });
  return { year, sequence: last, number: orderNumber(year, last, mark ?? undefined) };
}

/**
 * The first of the year. Where two come at once, the second waits here and then changes nothing; an update of the found
 * row, not an ignored insert, so that it holds the row for itself and cannot deadlock with a third.
 */
async function addCounter(tx: Tx, issuerId: string, year: number): Promise<void> {
  await tx
    .createQueryBuilder()
    .insert()
    .into(OrderSequence)
    .values({ issuerId, year, last: 0 })
    .orUpdate(['year'], ['issuerId', 'year'])
    .updateEntity(false)
    .execute();
}
