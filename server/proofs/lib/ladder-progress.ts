import { setTimeout as sleep } from 'node:timers/promises';
import type { TicketWorld } from '../../src/features/tickets/testing/ticket-world.js';
import { firedSoFar } from './ladder-checks.js';
import type { Loaded } from './ladder-load.js';

/** How much of what is due has fired. */
export async function progressOf(world: TicketWorld, loaded: readonly Loaded[]) {
  const before = await firedSoFar(world);
  const due = loaded.reduce((sum, { expected }) => sum + expected.events.length, 0);
  const share = async () => ((await firedSoFar(world)) - before) / due;
  const reaches = async (part: number): Promise<void> => {
    // While the database is away nobody can tell.
    while ((await share().catch(() => 0)) < part) await sleep(5);
  };
  return { share, reaches };
}
