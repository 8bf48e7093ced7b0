import type { IsoTime } from '../api/time.ts';
import type { TicketAction } from './actions.ts';
import type { Visibility } from './event.ts';

/** The version of the ticket that the person saw when deciding; older than the last real change → 409. */
interface Seen {
  version: number;
}
interface WithReason extends Seen {
  reason: string;
}
interface WithMedia {
  mediaIds?: string[];
}

export const ADJUDICATIONS = ['return', 'reassign', 'decline'] as const;
export type Adjudication = (typeof ADJUDICATIONS)[number];

/** What each action needs from the person: bodies of the requests and inputs of the rules at once. */
export interface ActionBodies {
  claim: Record<never, never>;
  /** Inside the organisation with `handlerId`; to another organisation with `organizationId` and `reason`. */
  dispatch: Seen & { organizationId?: string; handlerId?: string; reason?: string };
  transfer: Seen & { handlerId: string; reason?: string };
  release: WithReason;
  resolve: Seen & WithMedia & { text: string };
  note: WithMedia & { text?: string; visibility: Visibility };
  ask: Seen & { text: string };
  supply: Seen & WithMedia & { text?: string };
  handBack: WithReason;
  /** `organizationId` with `reassign` only. */
  adjudicate: WithReason & { decision: Adjudication; organizationId?: string };
  decline: WithReason;
  object: WithReason;
  recategorise: WithReason & { categoryCode: string };
  requestRecategorise: WithReason & { categoryCode: string };
  decideRecategorise: WithReason & { approve: boolean };
  /** `amount` in working days for classes in working time, in hours for critical and urgent ones. */
  requestExtension: WithReason & WithMedia & { amount: number };
  decideExtension: WithReason & { approve: boolean };
  requestShelving: WithReason & WithMedia & { until: IsoTime };
  /** On a shelved ticket `approve: false` ends the shelving early. */
  decideShelving: WithReason & { approve: boolean };
  approve: Seen & { text?: string };
  sendBack: WithReason;
  /** Solved or not, and apart from it 1–5 for speed, quality and attitude. */
  confirm: Seen & {
    solved: boolean;
    speed: number;
    quality: number;
    attitude: number;
    text?: string;
  };
  reopen: WithReason & WithMedia;
  nudge: { text?: string };
  escalate: WithReason;
  /** `dueAt`: until when the addressee, the responsible organisation, has to reply. */
  supervise: Seen & { demand: string; dueAt: IsoTime };
  join: WithMedia & { text?: string };
  merge: Seen & { mainId: string; reason?: string };
  withdraw: Seen & { reason?: string };
  /** A call to the owner; `solved` is what he says, where he was reached. */
  followUp: Seen & { reached: boolean; solved?: boolean; text?: string };
  appeal: WithReason & WithMedia & { latenessId: string };
  decideAppeal: WithReason & { latenessId: string; approve: boolean };
}

/** One intention: an action with its body. */
export type Intention = {
  [A in TicketAction]: { readonly action: A; readonly body: ActionBodies[A] };
}[TicketAction];
