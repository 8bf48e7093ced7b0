import type {
  Actor,
  Page,
  Reckoning,
  Role,
  ShelvedQuery,
  ShelvedView,
  TicketScope,
} from '@wide-angle/shared';
import { categoryOf, PAGE_LIMIT_DEFAULT, toIso } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { decodeCursor, pageOf } from '../../../platform/http/cursor.js';
import { People } from '../../identity/index.js';
import { Policies } from '../../organizations/index.js';
import type { Ticket } from '../entities/ticket.entity.js';
import { planOf } from '../lists/list-plan.js';
import { cursorOf, TicketQueries } from '../lists/ticket.queries.js';
import { TicketRepository } from '../ticket.repository.js';
import { NameFinder, type Names } from '../views/names.js';

/** Whose shelved tickets a role reads: the very scopes of its other lists. */
const SCOPES: Readonly<Record<Role, TicketScope>> = {
  resident: 'estates',
  staff: 'organization',
  manager: 'organization',
  department: 'organization',
  community: 'area',
  subdistrict: 'area',
  bureau: 'area',
  administrator: 'area',
};

/** The public list of what is shelved (公示挂账清单, DESIGN §4.1). */
@Injectable()
export class ListShelved {
  constructor(
    @Inject(TicketQueries) private readonly queries: TicketQueries,
    @Inject(TicketRepository) private readonly tickets: TicketRepository,
    @Inject(Policies) private readonly policies: Policies,
    @Inject(People) private readonly people: People,
    @Inject(NameFinder) private readonly nameFinder: NameFinder,
  ) {}

  /** Newest reports first. @throws ProblemError `input.cursor` */
  async run(actor: Actor, query: ShelvedQuery): Promise<Page<ShelvedView>> {
    const scope = SCOPES[actor.role];
    const estateIds = scope === 'estates' ? await this.people.estatesOf(actor.personId) : [];
    const filter = { scope, states: ['shelved'], sort: 'newest' } as const;
    const plan = planOf({ actor, estateIds }, filter, query);
    const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
    const found = await this.queries.rows(plan, decodeCursor(query.cursor, 2), limit + 1);
    const { items, next } = pageOf(found, limit, (row) => cursorOf('newest', row));
    return { items: await this.viewsOf(items.map(({ id }) => id)), next };
  }

  private async viewsOf(ids: readonly string[]): Promise<ShelvedView[]> {
    const [rows, reasons] = await Promise.all([
      this.tickets.findMany(ids),
      this.tickets.shelvingReasons(ids),
    ]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    const inOrder = ids.map((id) => byId.get(id)).filter((row) => row !== undefined);
    const [names, reckonings] = await Promise.all([
      this.nameFinder.find({
        organizations: inOrder.map(({ responsibleId }) => responsibleId),
        estates: inOrder.map(({ estateId }) => estateId),
        people: [],
      }),
      Promise.all(inOrder.map((row) => this.policies.version(row.bureauId, row.policyVersion))),
    ]);
    return inOrder.map((row, i) =>
      shelvedView(row, reckonings[i] as Reckoning, names, reasons.get(row.id) ?? ''),
    );
  }
}

function shelvedView(
  row: Ticket,
  { policy }: Reckoning,
  names: Names,
  reason: string,
): ShelvedView {
  const { name, icon } = categoryOf(policy, row.categoryCode);
  return {
    id: row.id,
    number: row.number,
    categoryName: name,
    categoryIcon: icon,
    estateId: row.estateId,
    estateName: names.estate(row.estateId),
    place: row.place,
    reason,
    since: toIso(row.pausedAt ?? row.submittedAt),
    until: toIso(row.shelvedUntil ?? row.overallDueAt),
    responsibleName: names.organization(row.responsibleId),
  };
}
