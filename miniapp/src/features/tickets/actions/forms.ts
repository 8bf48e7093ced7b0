import { actionLabel, endsShelving, type TicketAction, type TicketView } from '@wide-angle/shared';
import { type ActionForm, type ActionForms } from './form-spec';
import { OFFICE_FORMS } from './forms-of-offices';
import { OWNER_FORMS } from './forms-of-owners';
import { WORK_FORMS } from './forms-of-work';

/** One form per action of the lifecycle; the compiler knows when one is missing. */
export const ACTION_FORMS: ActionForms = { ...OWNER_FORMS, ...WORK_FORMS, ...OFFICE_FORMS };

/** The form of an action as any screen reads it. */
export function formOf(action: TicketAction): ActionForm {
  return ACTION_FORMS[action];
}

/** What the words of an action may depend on. */
type Labelled = Pick<TicketView, 'state' | 'ownRating'>;

/** The words on the button of an action. */
export function labelOf(action: TicketAction, ticket: Labelled): string {
  if (action === 'confirm' && ticket.ownRating) return '修改评价';
  const own = endsShelving(action, ticket) ? undefined : ACTION_FORMS[action].label;
  return own ?? actionLabel(action, ticket);
}

/** What happens when it is done, in a sentence. */
export function explainOf(action: TicketAction, ticket: Pick<TicketView, 'state'>): string {
  if (endsShelving(action, ticket)) return '马上恢复办理，挂账的时间不计入时限。';
  return ACTION_FORMS[action].explain;
}

/** The words on the button that sends the form. */
export function verbOf(action: TicketAction, ticket: Labelled): string {
  if (endsShelving(action, ticket)) return '结束挂账';
  return ACTION_FORMS[action].verb ?? labelOf(action, ticket);
}

/**
 * Which action is the main button, the first that is open: what the ticket waits for comes before what one may do
 * besides. Actions that are not here never become the main button.
 */
const MAIN_ORDER: readonly TicketAction[] = [
  'supply',
  'confirm',
  'claim',
  'resolve',
  'adjudicate',
  'decideAppeal',
  'decideRecategorise',
  'decideExtension',
  'decideShelving',
  'approve',
  // Offices press before they move work elsewhere; those who have it cannot supervise themselves.
  'supervise',
  'dispatch',
  'join',
  'object',
  'nudge',
  'reopen',
  'followUp',
  'note',
];

/** The actions of a ticket as buttons: the main one, and all others in the order of the vocabulary. */
export function arranged({ actions, state }: Pick<TicketView, 'actions' | 'state'>): {
  main: TicketAction | null;
  others: TicketView['actions'];
} {
  const open = actions.filter((one) => one.refusal === null).map((one) => one.action);
  const main =
    MAIN_ORDER.find((action) => open.includes(action) && !endsShelving(action, { state })) ?? null;
  return { main, others: actions.filter((one) => one.action !== main) };
}
