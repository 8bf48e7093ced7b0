import type { Refusal } from '../api/problem.ts';
import type { Instant } from '../api/time.ts';
import type { Actor } from '../identity/actor.ts';
import { categoryOf, isOffered } from '../policy/policy.ts';
import type { Reckoning } from './clocks.ts';
import { claimLimit, overallLimit } from './clocks.ts';
import type { TicketEvent } from './event.ts';
import type { Changes } from './facts.ts';

/** How a report came in (DESIGN §4.1 submit): by an owner himself, or on behalf of one. */
export const CHANNELS = ['owner', 'community', 'company', 'receptionDay', 'hotline'] as const;
export type Channel = (typeof CHANNELS)[number];

export const CHANNEL_LABELS: Readonly<Record<Channel, string>> = {
  owner: '业主上报',
  community: '社区代报',
  company: '物业前台代报',
  receptionDay: '市民接待日',
  hotline: '热线转来',
};

/** Where a report belongs and who has to do the work, as the registry knows it. */
export interface SubmissionPlace {
  readonly bureauId: string;
  readonly subdistrictId: string;
  readonly communityId: string;
  readonly estateId: string;
  /** The company of the running contract, else the community itself keeps the work. */
  readonly responsibleId: string;
}

export interface Submission {
  readonly id: string;
  readonly reporterId: string;
  readonly channel: Channel;
  readonly categoryCode: string;
  readonly isAnonymous: boolean;
  readonly text: string;
  readonly mediaIds: readonly string[];
  readonly place: SubmissionPlace;
}

/** Who may report here. `isOwner`: verified owner of the estate. `worksHere`: a post whose area holds the estate. */
export interface SubmitterTies {
  readonly isOwner: boolean;
  readonly worksHere: boolean;
}

/**
 * May this actor report this? An owner of the estate for himself; community and company posts on behalf.
 * Fee arrears are no fact here and never will be (DESIGN §4.5).
 */
export function refuseSubmission(
  actor: Actor,
  ties: SubmitterTies,
  submission: Submission,
  reckoning: Reckoning,
): Refusal | null {
  const isAllowed =
    actor.role === 'resident' ? ties.isOwner : ties.worksHere && submission.channel !== 'owner';
  if (!isAllowed)
    return { code: actor.role === 'resident' ? 'submit.notOwner' : 'submit.notYourArea' };
  if (!isOffered(reckoning.policy, submission.categoryCode)) return { code: 'category.unknown' };
  return submission.text || submission.mediaIds.length > 0 ? null : { code: 'input.textOrMedia' };
}

/** On behalf means for somebody: a post names the owner it reports for, an owner reports for himself and nobody else. */
export function refuseReporter(
  actor: Actor,
  { namesOwner, channel }: { namesOwner: boolean; channel?: Channel },
): Refusal | null {
  if (actor.role !== 'resident') return namesOwner ? null : { code: 'submit.needsReporter' };
  const isForHimself = !namesOwner && (channel ?? 'owner') === 'owner';
  return isForHimself ? null : { code: 'submit.onlyForHimself' };
}

/** How a report of this actor came in where he does not say it himself. */
export function channelOf(actor: Actor, said?: Channel): Channel {
  if (actor.role === 'resident') return 'owner';
  return said ?? (actor.role === 'community' ? 'community' : 'company');
}

/** The first event of a ticket. Both clocks start at `now`; all facts are its changes. */
export function submit(
  actor: Actor,
  submission: Submission,
  reckoning: Reckoning,
  now: Instant,
): TicketEvent {
  return {
    ticketId: submission.id,
    seq: 1,
    type: 'submit',
    at: now,
    dueAt: null,
    actor: { personId: actor.personId, role: actor.role, organizationId: actor.organizationId },
    visibility: 'public',
    text: '',
    mediaIds: submission.mediaIds,
    data: { channel: submission.channel },
    changes: firstFacts(submission, reckoning, now),
  };
}

function firstFacts(submission: Submission, reckoning: Reckoning, now: Instant): Required<Changes> {
  const { place, categoryCode } = submission;
  const start = { categoryCode, round: 1, overallStartedAt: now, moves: [] };
  return {
    ...EMPTY,
    ...place,
    ...start,
    ...overallLimit(reckoning, start),
    policyVersion: reckoning.policy.version,
    reporterId: submission.reporterId,
    isPublic: categoryOf(reckoning.policy, categoryCode).isPublic,
    isAnonymous: submission.isAnonymous,
    receivedAt: now,
    submittedAt: now,
    claimStartedAt: now,
    claimDueAt: claimLimit(reckoning, categoryCode, now),
  };
}

const EMPTY = {
  state: 'pending',
  tier: 1,
  handlerId: null,
  claimLeg: 1,
  claimRung: 0,
  overallRung: 0,
  remindedAt: null,
  pausedAt: null,
  lateness: [],
  askCount: 0,
  extensionCount: 0,
  nudgeCount: 0,
  nudgedAt: null,
  hasObjected: false,
  request: null,
  categoryRequest: null,
  shelvedUntil: null,
  adjudicator: null,
  adjudicateDueAt: null,
  reviewDueAt: null,
  actDueAt: null,
  resolvedAt: null,
  confirmDueAt: null,
  endedAt: null,
  closedBy: null,
  isSolved: null,
  followUp: null,
  mergedIntoId: null,
} as const;
