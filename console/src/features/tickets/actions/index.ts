import type { TicketAction } from '@wide-angle/shared';
import { AT_WORK } from './company.ts';
import { OVERSIGHT } from './oversight.ts';
import type { ActionSpec, ActionSpecs, WorkAction } from './spec.ts';

const SPECS: ActionSpecs<WorkAction> = { ...AT_WORK, ...OVERSIGHT };

/** The dialog of an action. */
export function specOf(action: WorkAction): ActionSpec<WorkAction> {
  return SPECS[action];
}

/** True for everything but what only the owner does. */
export function isWorkAction(action: TicketAction): action is WorkAction {
  return action in SPECS;
}
