import {
  MEDIA_MAX,
  REASON_MAX,
  TEXT_MAX,
  type ActionBodies,
  type Category,
  type Instant,
  type PolicyView,
  type TicketAction,
  type TicketView,
} from '@wide-angle/shared';
import type { FieldSpec, Option, Values } from '../../../ui/form/fields.ts';

/** What only the owner does, in the mini-program. */
type OwnersAction = 'supply' | 'object' | 'confirm' | 'reopen' | 'nudge' | 'join' | 'withdraw';

/** What people at work do to a ticket; the console offers all of it. */
export type WorkAction = Exclude<TicketAction, OwnersAction>;

/** Finds what a body names by id; each rejects with what the server answered. */
export interface Finders {
  organizations(this: void, q: string): Promise<readonly Option[]>;
  colleagues(this: void, q: string): Promise<readonly Option[]>;
  categories(this: void, q: string): Promise<readonly Option[]>;
  mergeTargets(this: void, q: string): Promise<readonly Option[]>;
}

/** All that a dialog is made from. */
export interface ActionContext {
  readonly ticket: TicketView;
  readonly now: Instant;
  readonly policy: PolicyView | null;
  readonly find: Finders;
  /** The person acts for the organisation that has the work. */
  readonly isAtWork: boolean;
}

/** The dialog of an action: what it says, asks and sends. */
export interface ActionSpec<A extends WorkAction> {
  readonly intro: (context: ActionContext) => string;
  readonly fields: (context: ActionContext, values: Values) => readonly FieldSpec[];
  readonly initial?: (context: ActionContext) => Values;
  readonly body: (values: Values, ticket: TicketView) => ActionBodies[A];
  readonly isDanger?: boolean;
  /** The question before something that cannot be undone. */
  readonly confirmation?: (values: Values, context: ActionContext) => string | null;
  /** Said when it is done. */
  readonly done: string;
}

export type ActionSpecs<A extends WorkAction> = { readonly [K in A]: ActionSpec<K> };

/** The category that a ticket has now; null while the policy is loading. */
export function categoryIn({ policy, ticket }: ActionContext): Category | null {
  return policy?.categories.find((category) => category.code === ticket.categoryCode) ?? null;
}

export const reasonField = (hint?: string): FieldSpec => ({
  kind: 'text',
  name: 'reason',
  label: '理由',
  max: REASON_MAX,
  isRequired: true,
  ...(hint ? { hint } : {}),
});

export const wordsField = (label: string, isRequired: boolean, hint?: string): FieldSpec => ({
  kind: 'text',
  name: 'text',
  label,
  max: TEXT_MAX,
  rows: 4,
  isRequired,
  ...(hint ? { hint } : {}),
});

export const mediaField = (label: string, isRequired = false): FieldSpec => ({
  kind: 'media',
  name: 'media',
  label,
  isRequired,
  hint: `最多 ${MEDIA_MAX - 1} 张照片和 1 段视频`,
});

/** Another category than the ticket has now. */
export const categoryField = (find: Finders): FieldSpec => ({
  kind: 'pick',
  name: 'categoryCode',
  label: '新类别',
  placeholder: '选择或输入类别',
  isRequired: true,
  search: find.categories,
});

export const decisionField = (yes: string, no: string): FieldSpec => ({
  kind: 'choice',
  name: 'decision',
  label: '决定',
  isRequired: true,
  options: [
    { value: 'yes', label: yes },
    { value: 'no', label: no },
  ],
});

/** True where "yes" was chosen in a {@link decisionField}. */
export function isYes(values: Values): boolean {
  return values.decision === 'yes';
}
