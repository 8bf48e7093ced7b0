import type { Refusal } from '../../api/problem.ts';
import type { Instant } from '../../api/time.ts';
import type { Actor } from '../../identity/actor.ts';
import type { OrganizationKind } from '../../organization/kinds.ts';
import type { ActionBodies } from '../action-bodies.ts';
import type { TicketAction } from '../actions.ts';
import type { Reckoning } from '../clocks.ts';
import type { EventData, Visibility } from '../event.ts';
import { acted } from '../duties.ts';
import type { Changes, TicketFacts } from '../facts.ts';
import type { Relation } from '../relations.ts';

/** All facts a decision may look at. Nothing is read from anywhere else. */
export interface RuleContext extends Reckoning {
  readonly ticket: TicketFacts;
  readonly actor: Actor;
  readonly relations: ReadonlySet<Relation>;
  readonly now: Instant;
  readonly targets: Targets;
}

/** Records that a body names by id, looked up by the use case; absent or null where the id leads nowhere. */
export interface Targets {
  /** `inArea`: the acting officer may send work of this ticket to it. */
  readonly organization?: {
    readonly id: string;
    readonly kind: OrganizationKind;
    readonly inArea: boolean;
  } | null;
  /** A person who may handle work of `organizationId`. */
  readonly handler?: { readonly personId: string; readonly organizationId: string } | null;
  readonly main?: TicketFacts | null;
  /** Kinds of the media named in the body. */
  readonly media?: { readonly images: number; readonly videos: number };
}

/** The action makes no sense here, so it is not even offered as disabled. */
export const NOT_OFFERED = 'notOffered';

export type Verdict = Refusal | typeof NOT_OFFERED | null;

/** What an accepted action does. */
export interface Outcome {
  readonly changes: Changes;
  readonly visibility?: Visibility;
  readonly text?: string;
  readonly data?: EventData;
}

/** The fine conditions of one row of the lifecycle table. */
export interface Rule<A extends TicketAction> {
  /** Whether it can be done at all now, before anything is filled in; drives disabled buttons. */
  may?(context: RuleContext): Verdict;
  /** Whether the body is acceptable. */
  check?(context: RuleContext, body: ActionBodies[A]): Refusal | null;
  apply(context: RuleContext, body: ActionBodies[A]): Outcome;
}

/** True where the actor has one of the relations. */
export function is(
  context: Pick<RuleContext, 'relations'>,
  ...relations: readonly Relation[]
): boolean {
  return relations.some((relation) => context.relations.has(relation));
}

/** Manager, or officer of the department that has the work. */
export function leads(context: Pick<RuleContext, 'relations'>): boolean {
  return is(context, 'manager', 'department');
}

/** The community has acted on a red card: its duty is done, late or not. */
export function actedBy(context: Pick<RuleContext, 'relations' | 'ticket' | 'now'>): Changes {
  return is(context, 'community') ? acted(context.ticket, context.now) : {};
}

/** A request that has to be proved comes with a picture or a film (DESIGN §4.1: extension, appeal). */
export function needsEvidence({ targets }: Pick<RuleContext, 'targets'>): Refusal | null {
  const { images = 0, videos = 0 } = targets.media ?? {};
  return images + videos > 0 ? null : { code: 'request.needsEvidence' };
}
