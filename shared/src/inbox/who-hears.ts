import type { Card } from '../policy/policy.ts';
import type { TicketEventType } from '../ticket/actions.ts';
import type { TicketEvent } from '../ticket/event.ts';
import type { TicketFacts } from '../ticket/facts.ts';

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

export const MESSAGE_KINDS = ['progress', 'task', 'yellow', 'red', 'order', 'digest'] as const;
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
  requestRecategorise: task('community', 'bureau', ...OWNERS),
  decideRecategorise: progress(...WORKERS, ...OWNERS),
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
  // The order that it issues speaks for itself, with its number: see WHO_HEARS_OF_ORDERS.
  supervise: { audiences: [], kind: 'order' },
  join: progress('handler'),
  merge: progress(...OWNERS),
  withdraw: progress(...WORKERS),
  // Those who worked and the owner hear of it only where it reopens.
  followUp: progress(...WORKERS, ...OWNERS),
  appeal: task('bureau'),
  decideAppeal: progress('managers'),
  remind: { audiences: [...WORKERS, 'community', 'bureau'], kind: 'red' },
  continueWork: task('handler'),
  // Its review date has come: also for those who put it off and who oversee it.
  endShelving: task(...WORKERS, ...OWNERS, 'community', 'bureau'),
  reviewPasses: task(...OWNERS, 'community'),
  adjudicationLate: task('community', 'bureau'),
  actionLate: { audiences: ['community', 'bureau'], kind: 'red' },
  followUpLate: task('community', 'bureau'),
  autoClose: progress(...OWNERS, ...WORKERS),
  // Hundreds of tickets at once: the history tells it, nobody's inbox is filled with it.
  recomputed: { audiences: [], kind: 'progress' },
};

/** A yellow card warns those who work, a red one also the community, the rung above it the bureau (DESIGN §4.3). */
export function hearingOfRung(card: Card | null, tier: number): Hearing {
  if (card === 'yellow') return { audiences: WORKERS, kind: 'yellow' };
  const above: readonly Audience[] = tier >= 3 ? ['community', 'bureau'] : ['community'];
  return { audiences: [...WORKERS, ...above, 'reporter'], kind: 'red' };
}

/** What {@link hearingOf} looks at, as it was after the event. */
export type HeardTicket = Pick<TicketFacts, 'state' | 'tier' | 'extensionCount'>;

/**
 * Who hears of this very event: the row of its type, without those to whom it means nothing.
 * @param ticket as it was after the event
 */
export function hearingOf(event: TicketEvent, ticket: HeardTicket): Hearing {
  const { audiences, kind } = rowOf(event);
  const added: readonly Audience[] = event.data.toCommunity === true ? ['community'] : [];
  return {
    kind,
    audiences: [...audiences, ...added].filter((audience) => concerns(audience, event, ticket)),
  };
}

function rowOf(event: TicketEvent): Hearing {
  if (event.type !== 'rung') return WHO_HEARS[event.type];
  return hearingOfRung(event.data.card as Card | null, Number(event.data.tier));
}

function concerns(audience: Audience, event: TicketEvent, ticket: HeardTicket): boolean {
  if (event.type === 'followUp' && event.data.reached === false) return false;
  if (OWNERS.includes(audience)) return event.visibility === 'public';
  if (audience === 'staff') return ticket.state === 'pending';
  if (audience === 'community' || audience === 'bureau') return isUpTo(audience, event, ticket);
  return true;
}

/** Offices are told of what they have to decide, not of what another decides. */
function isUpTo(office: 'community' | 'bureau', event: TicketEvent, ticket: HeardTicket): boolean {
  switch (event.type) {
    case 'resolve':
      return ticket.state === 'reviewing';
    case 'requestExtension':
      return office === (ticket.extensionCount === 0 ? 'community' : 'bureau');
    case 'requestRecategorise':
    case 'escalate':
      return office === 'community' || ticket.tier === 3;
    default:
      return true;
  }
}

/** For whom a message is written: owners, those who do the work, those who oversee it. */
export type Reader = 'owner' | 'worker' | 'office';

const READERS: Readonly<Record<Audience, Reader>> = {
  reporter: 'owner',
  joiners: 'owner',
  handler: 'worker',
  staff: 'worker',
  managers: 'worker',
  community: 'office',
  bureau: 'office',
};

/** In whose words an audience is told. */
export function readerOf(audience: Audience): Reader {
  return READERS[audience];
}

/** A task is a task to those who have to do something; to an owner only when he is asked for something. */
export function kindFor(
  hearing: Pick<Hearing, 'kind'>,
  reader: Reader,
  event: Pick<TicketEvent, 'type'>,
  ticket: Pick<TicketFacts, 'state'>,
): MessageKind {
  if (reader !== 'owner' || hearing.kind !== 'task') return hearing.kind;
  return event.type === 'ask' || ticket.state === 'confirming' ? 'task' : 'progress';
}
