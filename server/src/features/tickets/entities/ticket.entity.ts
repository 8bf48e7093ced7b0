import type {
  AwaitedDecision,
  CategoryRequest,
  Card,
  Channel,
  ClassCode,
  FollowUp,
  Lateness,
  Move,
  PendingRequest,
  PressingLimit,
  TicketFacts,
  TicketState,
  Tier,
} from '@wide-angle/shared';
import { Entity, Index } from 'typeorm';
import {
  CodeColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  JsonColumn,
  LongTextColumn,
  PrimaryId,
  TextColumn,
} from '../../../platform/database/column-types.js';

/**
 * One reported problem. Three kinds of columns: the facts that rules decide on (the fold of the ticket's events), its
 * standing (derived from the facts at each write, so that lists and the worker find it by index), and what was reported.
 * The indexes are those of docs/decisions/0005-lists.md: two for each whose lists they are.
 */
@Entity('ticket')
@Index('ticket_number', ['number'], { unique: true })
@Index('ticket_timer', ['nextTimerAt', 'id'])
@Index('ticket_timer_failed', ['timerFailedAt', 'nextTimerAt', 'id'])
@Index('ticket_reporter', ['reporterId', 'submittedAt', 'id'])
@Index('ticket_estate', ['estateId', 'isPublic', 'isOpen', 'submittedAt', 'id'])
@Index('ticket_handler_urgent', [
  ...['handlerId', 'responsibleId', 'state', 'isLate', 'urgentRank', 'id'],
])
@Index('ticket_handler_newest', ['handlerId', 'responsibleId', 'state', 'submittedAt', 'id'])
@Index('ticket_responsible_urgent', ['responsibleId', 'state', 'isLate', 'urgentRank', 'id'])
@Index('ticket_responsible_newest', ['responsibleId', 'state', 'submittedAt', 'id'])
@Index('ticket_community_urgent', ['communityId', 'state', 'isLate', 'urgentRank', 'id'])
@Index('ticket_community_newest', ['communityId', 'state', 'submittedAt', 'id'])
@Index('ticket_subdistrict_urgent', ['subdistrictId', 'state', 'isLate', 'urgentRank', 'id'])
@Index('ticket_subdistrict_newest', ['subdistrictId', 'state', 'submittedAt', 'id'])
@Index('ticket_bureau_urgent', ['bureauId', 'state', 'isLate', 'urgentRank', 'id'])
@Index('ticket_bureau_newest', ['bureauId', 'state', 'submittedAt', 'id'])
@Index('ticket_community_decision', ['communityId', 'awaitedDecision', 'urgentRank', 'id'])
@Index('ticket_bureau_decision', ['bureauId', 'awaitedDecision', 'urgentRank', 'id'])
@Index('ticket_bureau_appealed', ['bureauId', 'appealedAt', 'id'])
@Index('ticket_category_urgent', ['bureauId', 'categoryCode', 'isOpen', 'urgentRank', 'id'])
@Index('ticket_category_newest', ['bureauId', 'categoryCode', 'isOpen', 'submittedAt', 'id'])
@Index('ticket_bureau_tier', ['bureauId', 'isOpen', 'tier', 'urgentRank', 'id'])
export class Ticket implements TicketFacts {
  @PrimaryId() id: string;
  @IntColumn() version: number;
  @IntColumn() basisVersion: number;
  @CodeColumn(12) state: TicketState;
  @IntColumn() tier: Tier;
  @IntColumn() round: number;

  @IdColumn() bureauId: string;
  @IdColumn() subdistrictId: string;
  @IdColumn() communityId: string;
  @IdColumn() estateId: string;
  @CodeColumn(40) categoryCode: string;
  @IntColumn() policyVersion: number;
  @IdColumn() reporterId: string;
  @FlagColumn() isPublic: boolean;
  @FlagColumn() isAnonymous: boolean;

  @IdColumn() responsibleId: string;
  @InstantColumn() receivedAt: number;
  @IdColumn({ nullable: true }) handlerId: string | null;

  @InstantColumn() submittedAt: number;
  @IntColumn() claimLeg: number;
  @InstantColumn() claimStartedAt: number;
  @InstantColumn({ nullable: true }) claimDueAt: number | null;
  @IntColumn() claimRung: number;

  @InstantColumn() overallStartedAt: number;
  @InstantColumn() overallDueAt: number;
  @FlagColumn() isProvisional: boolean;
  @IntColumn() overallRung: number;
  @InstantColumn({ nullable: true }) remindedAt: number | null;
  @JsonColumn<readonly Move[]>() moves: readonly Move[];
  @InstantColumn({ nullable: true }) pausedAt: number | null;
  @JsonColumn<readonly Lateness[]>() lateness: readonly Lateness[];

  @IntColumn() askCount: number;
  @IntColumn() extensionCount: number;
  @IntColumn() nudgeCount: number;
  @InstantColumn({ nullable: true }) nudgedAt: number | null;
  @FlagColumn() hasObjected: boolean;
  @JsonColumn<PendingRequest>({ nullable: true }) request: PendingRequest | null;
  @JsonColumn<CategoryRequest>({ nullable: true }) categoryRequest: CategoryRequest | null;
  @InstantColumn({ nullable: true }) shelvedUntil: number | null;

  @CodeColumn(10, { nullable: true }) adjudicator: 'community' | 'bureau' | null;
  @InstantColumn({ nullable: true }) adjudicateDueAt: number | null;
  @InstantColumn({ nullable: true }) reviewDueAt: number | null;
  @InstantColumn({ nullable: true }) actDueAt: number | null;
  @InstantColumn({ nullable: true }) resolvedAt: number | null;
  @InstantColumn({ nullable: true }) confirmDueAt: number | null;

  @InstantColumn({ nullable: true }) endedAt: number | null;
  @CodeColumn(10, { nullable: true }) closedBy: 'reporter' | 'clock' | null;
  @FlagColumn({ nullable: true }) isSolved: boolean | null;
  @JsonColumn<FollowUp>({ nullable: true }) followUp: FollowUp | null;
  @IdColumn({ nullable: true }) mergedIntoId: string | null;

  // The standing.
  @FlagColumn() isOpen: boolean;
  @FlagColumn() isLate: boolean;
  @CodeColumn(10, { nullable: true }) card: Card | null;
  @CodeColumn(12, { nullable: true }) limitKind: PressingLimit['kind'] | null;
  @InstantColumn({ nullable: true }) limitDueAt: number | null;
  @IntColumn({ nullable: true }) urgentRank: number | null;
  @CodeColumn(10, { nullable: true }) awaitedDecision: AwaitedDecision | null;
  @InstantColumn({ nullable: true }) appealedAt: number | null;
  @InstantColumn({ nullable: true }) nextTimerAt: number | null;
  @CodeColumn(10) classCode: ClassCode;

  // What was reported.
  @CodeColumn(11) number: string;
  @IdColumn({ nullable: true }) buildingId: string | null;
  @IdColumn({ nullable: true }) entranceId: string | null;
  @IdColumn({ nullable: true }) facilityId: string | null;
  /** Where in the estate, in words: the registry's label and the reporter's own. */
  @TextColumn(300) place: string;
  @TextColumn(2000) text: string;
  @CodeColumn(12) channel: Channel;
  @JsonColumn<readonly string[]>() mediaIds: readonly string[];
  /** The organisation that had to do the work at submission: the company of the estate, as owners know it. */
  @IdColumn() companyId: string;
  @IntColumn() joinerCount: number;
  /** Another one whenever somebody joins or another ticket is merged into it. */
  @IdColumn({ nullable: true }) joinMark: string | null;
  /** What `q` looks in. */
  @LongTextColumn() search: string;

  // The worker that has it for itself until the lease runs out: see TicketTimers.
  /** Names one claim of one worker, not the worker. */
  @IdColumn({ nullable: true }) timerWorker: string | null;
  @InstantColumn({ nullable: true }) timerLeaseUntil: number | null;

  // A ticket whose timers cannot be fired is set aside instead of stopping the others.
  @IntColumn() timerFailures: number;
  /** When it first could not be. */
  @InstantColumn({ nullable: true }) timerFailedAt: number | null;
  /** The kind of the last error; never its words, which may hold anything. */
  @TextColumn(300, { nullable: true }) timerError: string | null;
}
