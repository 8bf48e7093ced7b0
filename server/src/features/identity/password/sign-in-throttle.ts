import type { Instant } from '@wide-angle/shared';
import { HOUR, MINUTE, SECOND } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { ProblemError } from '../../../platform/http/problem-error.js';

/** Wrong passwords that cost nothing. */
const FREE_TRIES = 5;
const FIRST_WAIT = 30 * SECOND;
const LONGEST_WAIT = 15 * MINUTE;
/** After so long without a try everything is forgotten. */
const FORGOTTEN_AFTER = HOUR;
/** Names remembered; the one that was tried longest ago goes first. */
const NAMES_MAX = 10_000;

interface Tries {
  count: number;
  lastAt: Instant;
}

/**
 * Slows down guessing at one account: from the sixth wrong password on one has to wait, 30 seconds first and up to 15
 * minutes, so that nobody can lock an officer out for long by typing nonsense. Names that do not exist are treated alike.
 * Kept in the memory of each process; guessing across many accounts is what the limit per address is for.
 */
@Injectable()
export class SignInThrottle {
  private readonly tries = new Map<string, Tries>();

  constructor(@Inject(Clock) private readonly clock: Clock) {}

  /**
   * Counts a try before it is checked, so that a hundred at once count as a hundred.
   * @throws ProblemError `request.tooMany` while one has to wait; the try is then not counted
   */
  begin(login: string): void {
    const now = this.clock.now();
    const before = this.remembered(login, now);
    const wait = before ? before.lastAt + waitAfter(before.count) - now : 0;
    if (wait > 0) throw new ProblemError('request.tooMany', { seconds: Math.ceil(wait / SECOND) });
    this.tries.delete(login);
    this.tries.set(login, { count: (before?.count ?? 0) + 1, lastAt: now });
    this.dropOldest();
  }

  /** The password was right: the name starts anew. */
  succeeded(login: string): void {
    this.tries.delete(login);
  }

  private remembered(login: string, now: Instant): Tries | undefined {
    const tries = this.tries.get(login);
    return tries && now - tries.lastAt < FORGOTTEN_AFTER ? tries : undefined;
  }

  private dropOldest(): void {
    if (this.tries.size <= NAMES_MAX) return;
    const [oldest] = this.tries.keys();
    if (oldest !== undefined) this.tries.delete(oldest);
  }
}

function waitAfter(count: number): number {
  return count < FREE_TRIES ? 0 : Math.min(FIRST_WAIT * 2 ** (count - FREE_TRIES), LONGEST_WAIT);
}
