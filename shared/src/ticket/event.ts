import type { Instant } from '../api/time.ts';
import type { Role } from '../identity/roles.ts';
import type { TicketEventType } from './actions.ts';
import type { Changes, TicketFacts } from './facts.ts';

/** `internal` events are for the organisations that work on the ticket; `public` ones also for reporter and joiners. */
export type Visibility = 'public' | 'internal';

/** Who caused an event; null for the clock. */
export interface EventActor {
  readonly personId: string;
  readonly role: Role;
  readonly organizationId: string | null;
}

/** Plain facts of an event beside what it changes: reason, question, decision, card… Never personal data of an owner. */
export type EventData = Readonly<Record<string, string | number | boolean | null>>;

/** One immutable fact of a ticket's history. */
export interface TicketEvent {
  readonly ticketId: string;
  /** 1 for the submission; equals the ticket's version after it. */
  readonly seq: number;
  readonly type: TicketEventType;
  /** When it was recorded. */
  readonly at: Instant;
  /** For timers the moment at which it was due; else null. */
  readonly dueAt: Instant | null;
  readonly actor: EventActor | null;
  readonly visibility: Visibility;
  /** Words that people wrote with it; empty where none. */
  readonly text: string;
  readonly mediaIds: readonly string[];
  readonly data: EventData;
  readonly changes: Changes;
}

/** Events after which every action that was open before still means the same. */
const QUIET: ReadonlySet<TicketEventType> = new Set<TicketEventType>([
  'note',
  'nudge',
  'join',
  'rung',
  'remind',
  'actionLate',
  'followUpLate',
  'supervise',
  'appeal',
  'decideAppeal',
  'recomputed',
]);

/** Applies one event. Throws RangeError where the event is not the ticket's next one. */
export function applyEvent(facts: TicketFacts, event: TicketEvent): TicketFacts {
  if (event.ticketId !== facts.id || event.seq !== facts.version + 1) {
    throw new RangeError(
      `event ${event.ticketId}#${event.seq} does not follow ${facts.id}#${facts.version}`,
    );
  }
  const basisVersion = QUIET.has(event.type) ? facts.basisVersion : event.seq;
  return { ...facts, ...event.changes, version: event.seq, basisVersion };
}

/** Facts that submissions of earlier releases do not hold, as they were for those tickets. */
const ADDED_LATER = { categoryRequest: null, followUp: null } as const;

/** Replays a whole history: the first event must be the submission, whose changes hold all facts. */
export function replay(events: readonly TicketEvent[]): TicketFacts {
  const [first, ...rest] = events;
  if (!first || first.type !== 'submit' || first.seq !== 1)
    throw new RangeError('a history starts with its submission');
  const start = {
    ...ADDED_LATER,
    ...first.changes,
    id: first.ticketId,
    version: 1,
    basisVersion: 1,
  } as TicketFacts;
  return rest.reduce(applyEvent, start);
}
