import type { Instant } from '@wide-angle/shared';
import { FillCrowd } from '../features/demo/index.js';
import { CountChanges } from '../features/statistics/index.js';
import { SearchTickets } from '../features/tickets/search/search-tickets.js';
import { startTestApp, type TestApp } from './start-test-app.js';

/**
 * The demo with a crowd of as many tickets again and more, told of and counted: enough that databases plan as they do for
 * a million.
 */
export async function startCrowdedDemo(now: Instant, total: number): Promise<TestApp> {
  const test = await startTestApp({ now, config: { isDemo: true } });
  const crowd = test.app.get(FillCrowd);
  await crowd.run({ total, isAllOpen: false }, 500);
  await crowd.countLists();
  await crowd.countStatistics();
  // Orders and messages: a table of one row is read whole by any plan.
  await crowd.tell();
  await test.app.get(CountChanges).drain();
  // As small beside this world as a thousand are beside a million.
  const strides = { listStrides: [100, 400, 400], termStrides: [100, 400, 400] };
  Object.assign(test.app.get(SearchTickets).reach, { few: 150, sample: 30, sparse: 3, ...strides });
  return test;
}
