import { driverErrorOf } from '../../platform/database/duplicate.js';
import { isLostConnection, isRepeatable } from '../../platform/database/retry.js';
import { ProblemError } from '../../platform/http/problem-error.js';

/**
 * Did the database fail us, and not the ticket? Then the ticket is not to blame and is simply tried again: a restart of the
 * database must not set two thousand tickets aside.
 */
export function isNobodysFault(error: unknown): boolean {
  const isBusy = error instanceof ProblemError && error.code === 'server.busy';
  return isBusy || isRepeatable(error) || isLostConnection(error);
}

/**
 * What kind of error it was, in a word: our own code, the database's, or the error's class. Never its message, which may
 * quote what people wrote.
 */
export function kindOf(error: unknown): string {
  if (error instanceof ProblemError) return error.code;
  const { code } = driverErrorOf(error);
  if (typeof code === 'string') return code;
  return error instanceof Error ? error.name : typeof error;
}
