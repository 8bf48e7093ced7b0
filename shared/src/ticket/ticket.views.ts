import type { IsoTime } from '../api/time.ts';
import type { Role } from '../identity/roles.ts';
import type { MediaView } from '../media/media.api.ts';
import type { Card, ClassCode, Tier } from '../policy/policy.ts';
import type { OrderCard } from '../supervision/order.api.ts';
import type { TicketAction, TicketEventType } from './actions.ts';
import type { EventData, Visibility } from './event.ts';
import type { FollowUpReason, LateClock } from './facts.ts';
import type { Relation } from './relations.ts';
import type { TicketState } from './status.ts';
import type { Channel } from './submit.ts';

/** The limit that presses now: to claim, to finish, to review, to adjudicate, to supply, to confirm; a review date; or the call after the close. */
export interface PressingLimit {
  kind:
    'claim' | 'overall' | 'review' | 'adjudicate' | 'awaiting' | 'confirm' | 'shelved' | 'followUp';
  dueAt: IsoTime;
}

/** A ticket as a row of a list. */
export interface TicketCard {
  id: string;
  /** Eleven digits; `numberText` groups them for reading aloud. */
  number: string;
  state: TicketState;
  tier: Tier;
  round: number;
  categoryCode: string;
  categoryName: string;
  /** One of `CATEGORY_ICONS`. */
  categoryIcon: string;
  classCode: ClassCode;
  estateId: string;
  estateName: string;
  /** Where in the estate, in words. */
  place: string;
  /** First words of the report. */
  excerpt: string;
  thumbnailUrl: string | null;
  submittedAt: IsoTime;
  /** Null once the ticket has ended; offices still see by when the owner is to be called. */
  limit: PressingLimit | null;
  /** Highest card of the running round. */
  card: Card | null;
  isLate: boolean;
  /** Since when an appeal against a lateness waits for the bureau, of several the first; null where none does. */
  appealedAt: IsoTime | null;
  responsibleId: string;
  responsibleName: string;
  handlerName: string | null;
  joinerCount: number;
}

/**
 * One row of the public list of what is shelved (公示挂账清单): what, where, why, until when. Nothing of who reported it,
 * and none of his words but where it is.
 */
export interface ShelvedView {
  id: string;
  number: string;
  categoryName: string;
  /** One of `CATEGORY_ICONS`. */
  categoryIcon: string;
  estateId: string;
  estateName: string;
  place: string;
  /** As whoever asked for it gave it. */
  reason: string;
  since: IsoTime;
  /** When it is reviewed next; work goes on then by itself. */
  until: IsoTime;
  responsibleName: string;
}

export interface LatenessView {
  id: string;
  clock: LateClock;
  round: number;
  at: IsoTime;
  organizationName: string;
  appeal: 'pending' | 'upheld' | 'rejected' | null;
  /** Of a supervisor: when it was done, or owed no more; null while it still is, and for the working organisation. */
  doneAt: IsoTime | null;
}

export interface RatingView {
  solved: boolean;
  speed: number;
  quality: number;
  attitude: number;
  text: string;
  at: IsoTime;
}

/** The call that the community owes the owner. */
export interface FollowUpView {
  dueAt: IsoTime;
  reason: FollowUpReason;
  /** Calls so far that nobody answered. */
  tries: number;
}

export type RequestView =
  | { kind: 'extension'; at: IsoTime; amount: number; unit: 'workingDays' | 'hours' }
  | { kind: 'shelving'; at: IsoTime; until: IsoTime };

/** The company asks for another category; the ticket's own names what it is now. */
export interface CategoryRequestView {
  at: IsoTime;
  categoryCode: string;
  categoryName: string;
}

/** An action on the ticket page; `refusal` is the Chinese reason why it is disabled, null where it is open. */
export interface ActionView {
  action: TicketAction;
  refusal: string | null;
}

/** A ticket whole, as its viewer may see it; what he may not see is null or absent. */
export interface TicketView extends TicketCard {
  version: number;
  /** The limits and categories that it goes by. */
  policyVersion: number;
  text: string;
  channel: Channel;
  media: MediaView[];
  isPublic: boolean;
  isAnonymous: boolean;
  reporterName: string | null;
  companyName: string;
  communityName: string;
  handlerId: string | null;
  responsibleId: string;
  /** What the viewer is to this ticket. */
  relations: Relation[];
  actions: ActionView[];
  claimDueAt: IsoTime | null;
  overallDueAt: IsoTime;
  isProvisional: boolean;
  isPaused: boolean;
  resolvedAt: IsoTime | null;
  endedAt: IsoTime | null;
  closedBy: 'reporter' | 'clock' | null;
  isSolved: boolean | null;
  lateness: LatenessView[];
  request: RequestView | null;
  categoryRequest: CategoryRequestView | null;
  /** For community, subdistrict and bureau only. */
  followUp: FollowUpView | null;
  /** The last question to the owner while it is unanswered. */
  question: string | null;
  rating: RatingView | null;
  /** What the viewer, a joiner, has said himself about this round; his word does not close. */
  ownRating: RatingView | null;
  mergedIntoId: string | null;
  orders: OrderCard[];
  /** Contact data can be asked for, with a reason that is logged. */
  mayAskContact: boolean;
}

/** One step of the timeline. Names are as the viewer may see them: 业主，王师傅, an organisation, 系统. */
export interface EventView {
  seq: number;
  type: TicketEventType;
  /** When it was recorded; for the clock's steps `dueAt` is when it was due. */
  at: IsoTime;
  dueAt: IsoTime | null;
  by: string;
  byOrganization: string | null;
  role: Role | null;
  visibility: Visibility;
  text: string;
  media: MediaView[];
  data: EventData;
  /** To whom it was dispatched, transferred or reassigned. */
  toName: string | null;
}

/** Contact data of a reporter, given for a reason that is logged. */
export interface ContactView {
  name: string;
  phone: string;
  dwelling: string | null;
}
