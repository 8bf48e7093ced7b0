import type { Instant } from '../api/time.ts';
import type { Policy } from '../policy/policy.ts';
import type { Reckoning } from './clocks.ts';
import { officeLimit } from './clocks.ts';
import type { FollowUpReason, TicketFacts } from './facts.ts';

/*
 * Which closed tickets the community has to ask the owner about (DESIGN §4.1 followUp): where he was not content, where
 * he said nothing, and every so-many-th of the others, so that nobody can know beforehand which.
 */

/** What the reporter said when he closed it; null where the clock closed it. */
export interface ClosingWord {
  readonly solved: boolean;
  readonly speed: number;
  readonly quality: number;
  readonly attitude: number;
}

type Closed = Pick<TicketFacts, 'id' | 'communityId' | 'round'>;

/** Why the owner is to be called after this close; null where he need not be. */
export function followUpReason(
  { procedure }: Pick<Policy, 'procedure'>,
  ticket: Closed,
  word: ClosingWord | null,
): FollowUpReason | null {
  if (word === null) return 'autoClosed';
  if (!word.solved) return 'unsolved';
  const lowest = Math.min(word.speed, word.quality, word.attitude);
  if (lowest <= procedure.followUpScore) return 'lowScore';
  return isInSample(ticket, procedure.followUpEvery) ? 'sample' : null;
}

/** The duty that a close leaves to the community, reckoned from the close. */
export function followUpAfter(
  { policy, calendar }: Reckoning,
  ticket: Closed,
  word: ClosingWord | null,
  closedAt: Instant,
): Pick<TicketFacts, 'followUp'> {
  const reason = followUpReason(policy, ticket, word);
  if (!reason) return { followUp: null };
  const dueAt = officeLimit(calendar, closedAt, policy.procedure.followUpWithin);
  return { followUp: { reason, dueAt, tries: 0 } };
}

/**
 * Is this close one of every `every`-th of its community? By a hash of what never changes, so that a replay draws the
 * same ones; 0 draws none, 1 all.
 */
export function isInSample({ communityId, id, round }: Closed, every: number): boolean {
  return every > 0 && hashOf(`${communityId}/${id}/${round}`) % every === 0;
}

const FNV_OFFSET = 0x81_1c_9d_c5;
const FNV_PRIME = 0x01_00_01_93;

/** FNV-1a, 32 bits, with its high bits folded in: the low ones alone are poor for remainders. */
function hashOf(text: string): number {
  let hash = FNV_OFFSET;
  for (let i = 0; i < text.length; i += 1)
    hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME) >>> 0;
  return (hash ^ (hash >>> 15)) >>> 0;
}
