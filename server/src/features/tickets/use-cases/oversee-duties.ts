import type {
  Actor,
  DutyListQuery,
  DutyOffice,
  DutyState,
  DutyView,
  Page,
} from '@wide-angle/shared';
import { DAY, DUTY_DAYS, PAGE_LIMIT_DEFAULT, toIso, toIsoOrNull } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { decodeCursor, pageOf } from '../../../platform/http/cursor.js';
import { Registry } from '../../organizations/index.js';
import { dutyCursor, TicketDuties } from '../duties/ticket-duties.js';
import { TicketQueries } from '../lists/ticket.queries.js';
import { CardViews } from '../views/card.view.js';
import { NameFinder, type Names } from '../views/names.js';

/** How offices do their duties, for those above them and for themselves. */
@Injectable()
export class OverseeDuties {
  constructor(
    @Inject(TicketDuties) private readonly duties: TicketDuties,
    @Inject(TicketQueries) private readonly tickets: TicketQueries,
    @Inject(CardViews) private readonly cards: CardViews,
    @Inject(NameFinder) private readonly nameFinder: NameFinder,
    @Inject(Registry) private readonly registry: Registry,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Duties one by one. @throws ProblemError `input.cursor` */
  async list(actor: Actor, query: DutyListQuery): Promise<Page<DutyView>> {
    const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
    const after = decodeCursor(query.cursor, 3);
    const rows = await this.duties.rows(actor, query, after, limit + 1);
    const { items, next } = pageOf(rows, limit, dutyCursor);
    const ticketIds = [...new Set(items.map(({ ticketId }) => ticketId))];
    const [names, cards] = await Promise.all([
      this.namesOf(items.map(({ organizationId }) => organizationId)),
      this.tickets.cardRows(ticketIds).then((found) => this.cards.of(actor, found, 'area')),
    ]);
    const views = items.flatMap(({ dutyKey, kind, state, organizationId, ...row }): DutyView[] => {
      const ticket = cards.find(({ id }) => id === row.ticketId);
      if (!ticket) return [];
      const organizationName = names.organization(organizationId);
      const times = { dueAt: toIso(row.dueAt), doneAt: toIsoOrNull(row.doneAt) };
      return [{ key: dutyKey, kind, state, organizationId, organizationName, ...times, ticket }];
    });
    return { items: views, next };
  }

  /** A row for each office that owes something or has missed a limit of late; the latest ones first. */
  async offices(actor: Actor): Promise<DutyOffice[]> {
    const since = this.clock.now() - DUTY_DAYS * DAY;
    const [owed, met] = await Promise.all([
      this.duties.owed(actor, since),
      this.registry
        .officeIdsOf(actor.bureauId ?? '')
        .then((officeIds) => this.duties.metLate(actor, officeIds, since)),
    ]);
    const counts = [...owed, ...met];
    const ids = [...new Set(counts.map(({ organizationId }) => organizationId))];
    const names = await this.namesOf(ids);
    const offices = ids.map((organizationId) => {
      const of = counts.filter((count) => count.organizationId === organizationId);
      const count = (state: DutyState) => of.find((one) => one.state === state)?.count ?? 0;
      return {
        organizationId,
        organizationName: names.organization(organizationId),
        open: count('open'),
        late: count('late'),
        missed: of.reduce((sum, { missed }) => sum + missed, 0),
      };
    });
    return offices.sort((a, b) => b.late - a.late || b.missed - a.missed || b.open - a.open);
  }

  private namesOf(organizations: readonly string[]): Promise<Names> {
    return this.nameFinder.find({ organizations, estates: [], people: [] });
  }
}
