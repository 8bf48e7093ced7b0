import { setTimeout as sleep } from 'node:timers/promises';
import { isDuplicateKey } from '../../platform/database/duplicate.js';
import { ProblemError } from '../../platform/http/problem-error.js';

/** Somebody else changed what we were about to change. Nothing of ours is kept; looking again tells how it stands. */
export class LostRace extends Error {}

const ATTEMPTS_MAX = 5;
const PAUSE_MS = 4;

/**
 * Whoever loses the race looks again, in a new transaction: then the rules refuse, or it was no conflict at all.
 * @param attempt one transaction, whole
 * @throws ProblemError `server.busy` when it is lost again and again
 */
export async function persistently<T>(attempt: () => Promise<T>): Promise<T> {
  for (let count = 1; ; count += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!isLost(error)) throw error;
      if (count >= ATTEMPTS_MAX) throw new ProblemError('server.busy', {}, { cause: error });
      await sleep(Math.random() * PAUSE_MS * 2 ** count);
    }
  }
}

/** Also two who make the same person a joiner at once: the second then finds him there. */
function isLost(error: unknown): boolean {
  return error instanceof LostRace || isDuplicateKey(error);
}
