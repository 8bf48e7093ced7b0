import type { TicketEventType } from '../ticket/actions.ts';

/** Groups of people around a ticket that a message can be for. */
export const AUDIENCES = [
  'reporter',
  'joiners',
  'handler',
  'staff',
  'managers',
  'community',
  'bureau',
] as const;
export type Audience = (typeof AUDIENCES)[number];

export const MESSAGE_KINDS = ['progress', 'task', 'yellow', 'red', 'order'] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** Who is told of an event, as what. The one who caused it is never told of his own act. */
export interface Hearing {
  readonly audiences: readonly Audience[];
  readonly kind: MessageKind;
}

const OWNERS: readonly Audience[] = ['reporter', 'joiners'];
const WORKERS: readonly Audience[] = ['handler', 'managers'];

const progress = (...audiences: Audience[]): Hearing => ({ audiences, kind: 'progress' });
const task = (...audiences: Audience[]): Hearing => ({ audiences, kind: 'task' });

/** Who hears what: one row per event type. Rungs are told by their card, see {@link hearingOfRung}. */
export const WHO_HEARS: Readonly<Record<Exclude<TicketEventType, 'rung'>, Hearing>> = {
  submit: task('staff', 'managers'),
  claim: progress(...OWNERS),
  dispatch: task('handler', 'staff', ...OWNERS),
  transfer: task('handler', ...OWNERS),
  release: task('staff', 'managers'),
  resolve: task(...OWNERS, 'community'),
  note: progress(...OWNERS, 'handler'),
  ask: task('reporter'),
  supply: task('handler'),
  handBack: task('community'),
  adjudicate: task('staff', 'managers', ...OWNERS),
  decline: progress(...OWNERS, 'managers'),
  object: task('bureau'),
  recategorise: progress(...WORKERS, ...OWNERS),
  requestExtension: task('community', 'bureau', ...OWNERS),
  decideExtension: progress(...WORKERS, ...OWNERS),
  requestShelving: task('bureau', ...OWNERS),
  decideShelving: progress(...WORKERS, ...OWNERS),
  approve: task(...OWNERS, 'handler'),
  sendBack: task(...WORKERS),
  confirm: progress(...WORKERS),
  reopen: task(...WORKERS, 'community'),
  nudge: task(...WORKERS),
  escalate: task('community', 'bureau'),
  supervise: { audiences: WORKERS, kind: 'order' },
  join: progress('handler'),
  merge: progress(...OWNERS),
  withdraw: progress(...WORKERS),
  followUp: progress(...WORKERS),
  appeal: task('bureau'),
  decideAppeal: progress('managers'),
  remind: { audiences: [...WORKERS, 'community', 'bureau'], kind: 'red' },
  continueWork: task('handler'),
  endShelving: task(...WORKERS, ...OWNERS),
  reviewPasses: task(...OWNERS, 'community'),
  adjudicationLate: task('community', 'bureau'),
  actionLate: { audiences: ['community', 'bureau'], kind: 'red' },
  autoClose: progress(...OWNERS, ...WORKERS),
};

/** A yellow card warns those who work, a red one also the community, the rung above it the bureau (DESIGN §4.3). */
export function hearingOfRung(card: 'yellow' | 'red' | null, tier: number): Hearing {
  if (card === 'yellow') return { audiences: WORKERS, kind: 'yellow' };
  const above: readonly Audience[] = tier >= 3 ? ['community', 'bureau'] : ['community'];
  return { audiences: [...WORKERS, ...above, 'reporter'], kind: 'red' };
}
