import type { INestApplicationContext } from '@nestjs/common';
import { CountChanges } from './features/statistics/index.js';
import { RebuildDuties, TicketTally } from './features/tickets/index.js';

/** Changes of one transaction: nobody else writes. */
const AT_ONCE = 1_000;

/**
 * Makes anew all that is kept beside tickets and their histories to be read fast: the counts of the lists, the duties of
 * offices, and the statistics. Nobody may write tickets meanwhile. Done again after it was stopped, it does all again.
 * @param tell hears one line of each
 */
export async function recountAll(
  app: INestApplicationContext,
  tell: (line: string) => void,
): Promise<void> {
  await app.get(TicketTally).rebuild();
  tell('Lists: counts made anew.');
  const looked = await app.get(RebuildDuties).run();
  tell(`Duties: made anew for ${looked} tickets.`);
  const statistics = app.get(CountChanges);
  await statistics.startAgain();
  const counted = await statistics.drain(undefined, AT_ONCE);
  tell(`Statistics: ${counted} tickets counted anew.`);
}
