import type {
  ActionBodies,
  Actor,
  Instant,
  Intention,
  Reckoning,
  Submission,
  Targets,
  TicketAction,
  TicketEvent,
  TicketFacts,
} from '@wide-angle/shared';
import {
  dayKind,
  HOUR,
  localDate,
  nextTimer,
  perform,
  relationsOf,
  replay,
  settle,
  submit,
} from '@wide-angle/shared';

/** One thing that somebody does, so many hours after the last one. */
export interface Deed<A extends TicketAction = TicketAction> {
  readonly after: number;
  readonly actor: Actor;
  readonly action: A;
  readonly body: Omit<ActionBodies[A], 'version'>;
  readonly targets?: Targets;
  /** Working people do it in the day; what is urgent is done at any hour. */
  readonly anyHour?: boolean;
  /** Only where the ticket is such at that time; else nothing happens. */
  readonly when?: (ticket: TicketFacts) => boolean;
}

/** A deed of a known action, so that its body is checked. */
export function deed<A extends TicketAction>(parts: Deed<A>): Deed {
  return parts;
}

/** The life of one ticket of the demo, lived by the product's own rules from submission to now. */
export class Life {
  readonly events: TicketEvent[] = [];
  readonly joinerIds: string[] = [];
  ticket: TicketFacts;
  private now: Instant;

  constructor(
    private readonly reckoning: Reckoning,
    readonly submission: Submission,
    reporter: Actor,
    readonly startedAt: Instant,
  ) {
    const event = submit(reporter, submission, reckoning, startedAt);
    this.ticket = replay([event]);
    this.events.push(event);
    this.now = startedAt;
  }

  /** Lives through a story until it ends or `until` comes; timers fire on the way. Refused deeds are left undone. */
  live(story: Iterable<Deed>, until: Instant): this {
    for (const next of story) {
      const at = this.momentOf(next);
      if (at > until) break;
      this.watch(at);
      this.now = at;
      this.does(next);
    }
    return this.watch(until);
  }

  /** As a worker that never sleeps: each timer fires at its own moment. */
  private watch(until: Instant): this {
    for (;;) {
      const timer = nextTimer(this.reckoning, this.ticket);
      if (!timer || timer.dueAt > until) return this;
      this.take(settle(this.reckoning, this.ticket, timer.dueAt));
    }
  }

  private momentOf({ after, anyHour }: Deed): Instant {
    const at = this.now + Math.round(after * HOUR);
    return anyHour ? at : inDaytime(this.reckoning, at);
  }

  private does({ actor, action, body, targets = {}, when }: Deed): void {
    if (when && !when(this.ticket)) return;
    const intention = { action, body: { ...body, version: this.ticket.version } } as Intention;
    const ties = {
      joined: this.joinerIds.includes(actor.personId),
      neighbour: actor.role === 'resident',
    };
    const relations = (ticket: TicketFacts) => relationsOf(actor, ticket, ties);
    const { ticket, now } = this;
    const result = perform(
      { ...this.reckoning, ticket, actor, now, targets, relationsOf: relations },
      intention,
    );
    if (!result.ok) return;
    if (action === 'join') this.joinerIds.push(actor.personId);
    this.take(result);
  }

  private take({ ticket, events }: { ticket: TicketFacts; events: readonly TicketEvent[] }): this {
    this.ticket = ticket;
    this.events.push(...events);
    return this;
  }
}

/** The moment itself in the day of a working day, else the next working day's morning. */
function inDaytime({ calendar }: Reckoning, at: Instant): Instant {
  const hour = new Date(at + 8 * HOUR).getUTCHours();
  const isDay = hour >= 8 && hour < 18;
  if (isDay && dayKind(calendar, localDate(at)).working) return at;
  const morning = at - (at % HOUR) + HOUR;
  return inDaytime({ calendar } as Reckoning, morning);
}
