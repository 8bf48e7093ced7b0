import type { TicketAction } from '../actions.ts';
import * as closing from './closing.ts';
import * as disputing from './disputing.ts';
import * as finding from './finding-a-handler.ts';
import * as pressing from './pressing.ts';
import * as recategorising from './recategorising.ts';
import type { Rule } from './rule.ts';
import * as work from './doing-the-work.ts';

/** The fine conditions and effects behind each row of the lifecycle table. */
export const RULES: { readonly [A in TicketAction]: Rule<A> } = {
  claim: finding.claim,
  dispatch: finding.dispatch,
  transfer: finding.transfer,
  release: finding.release,
  resolve: work.resolve,
  note: work.note,
  ask: work.ask,
  supply: work.supply,
  handBack: disputing.handBack,
  adjudicate: disputing.adjudicate,
  decline: disputing.decline,
  object: disputing.object,
  recategorise: recategorising.recategorise,
  requestRecategorise: recategorising.requestRecategorise,
  decideRecategorise: recategorising.decideRecategorise,
  requestExtension: work.requestExtension,
  decideExtension: work.decideExtension,
  requestShelving: work.requestShelving,
  decideShelving: work.decideShelving,
  approve: closing.approve,
  sendBack: closing.sendBack,
  confirm: closing.confirm,
  reopen: closing.reopen,
  nudge: pressing.nudge,
  escalate: pressing.escalate,
  supervise: pressing.supervise,
  join: pressing.join,
  merge: finding.merge,
  withdraw: finding.withdraw,
  followUp: closing.followUp,
  appeal: closing.appeal,
  decideAppeal: closing.decideAppeal,
};
