import type { Audience, PostRole, Role, TicketFacts } from '@wide-angle/shared';
import { AUDIENCES, LEAD_ROLES, WORKING_ROLES } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { People } from '../identity/index.js';
import { TicketReader } from '../tickets/index.js';
import { RESIDENT } from './entities/message.entity.js';

/** Somebody to be told, in one capacity, and as whom. */
export interface Hearer<A = Audience> {
  readonly personId: string;
  /** His post, or {@link RESIDENT}. */
  readonly capacity: string;
  readonly role: Role;
  readonly audience: A;
}

/** Who holds a post of these roles in an organisation, as an audience. */
export interface Office<A> {
  readonly audience: A;
  readonly organizationId: string;
  readonly roles: readonly PostRole[];
  /** Only this person, where the audience is one. */
  readonly personId?: string;
}

type Around = Pick<
  TicketFacts,
  'id' | 'reporterId' | 'handlerId' | 'responsibleId' | 'communityId' | 'bureauId'
>;

const WORKERS = WORKING_ROLES as readonly PostRole[];

/** Finds the people around a ticket or order. */
@Injectable()
export class Hearers {
  constructor(
    @Inject(People) private readonly people: People,
    @Inject(TicketReader) private readonly tickets: TicketReader,
  ) {}

  /**
   * The people of these audiences, each once in each of his capacities: where he belongs to several audiences in one
   * capacity, as the first of them in the order of `AUDIENCES`.
   * @param causedBy who is not told, in none of his capacities
   */
  async aroundTicket(
    ticket: Around,
    audiences: readonly Audience[],
    causedBy: string | null,
  ): Promise<Hearer[]> {
    const inOrder = AUDIENCES.filter((audience) => audiences.includes(audience));
    const [owners, posts] = await Promise.all([
      this.owners(ticket, inOrder),
      this.inOffices(
        inOrder.flatMap((audience) => officeOf(audience, ticket)),
        causedBy,
      ),
    ]);
    return [...onceEach(owners, causedBy), ...posts];
  }

  /** The people of offices, each once for each of his posts, as the first audience that he belongs to. */
  async inOffices<A>(offices: readonly Office<A>[], causedBy: string | null): Promise<Hearer<A>[]> {
    const posts = await this.postsOf(offices);
    const found = offices.flatMap((office) =>
      (posts.get(office.organizationId) ?? []).filter(isIn(office)).map(asHearer(office.audience)),
    );
    return onceEach(found, causedBy);
  }

  /** One question for each organisation, whatever offices it has. */
  private async postsOf(
    offices: readonly Office<unknown>[],
  ): Promise<ReadonlyMap<string, readonly HeldPost[]>> {
    const ids = [...new Set(offices.map(({ organizationId }) => organizationId))];
    const rolesIn = (id: string) =>
      offices.filter(({ organizationId }) => organizationId === id).flatMap(({ roles }) => roles);
    const posts = ids.map(
      async (id) => [id, await this.people.inPosts(id, [...new Set(rolesIn(id))])] as const,
    );
    return new Map(await Promise.all(posts));
  }

  private async owners(ticket: Around, audiences: readonly Audience[]): Promise<Hearer[]> {
    const reporters = audiences.includes('reporter') ? [ticket.reporterId] : [];
    const joiners = audiences.includes('joiners') ? await this.tickets.joinerIds(ticket.id) : [];
    const asOwner = (audience: Audience) => (personId: string) =>
      ({ personId, capacity: RESIDENT, role: 'resident', audience }) as const;
    return [...reporters.map(asOwner('reporter')), ...joiners.map(asOwner('joiners'))];
  }
}

interface HeldPost {
  readonly personId: string;
  readonly postId: string;
  readonly role: PostRole;
}

function isIn({ roles, personId }: Office<unknown>) {
  return (post: HeldPost) =>
    roles.includes(post.role) && (personId === undefined || post.personId === personId);
}

function asHearer<A>(audience: A) {
  return ({ personId, postId, role }: HeldPost): Hearer<A> => ({
    personId,
    capacity: postId,
    role,
    audience,
  });
}

/** Who of the working organisation has the ticket. */
export function handlerOf({
  handlerId,
  responsibleId,
}: Pick<Around, 'handlerId' | 'responsibleId'>): Office<'handler'>[] {
  if (handlerId === null) return [];
  const organizationId = responsibleId;
  return [{ audience: 'handler', organizationId, roles: WORKERS, personId: handlerId }];
}

/** An estate without a company: the community has the work, and is told of it as an office. */
function officeOf(audience: Audience, ticket: Around): Office<Audience>[] {
  const { responsibleId, communityId, bureauId } = ticket;
  const isCommunityWork = responsibleId === communityId;
  const community: Office<Audience> = {
    audience: 'community',
    organizationId: communityId,
    roles: ['community'],
  };
  switch (audience) {
    case 'handler':
      return handlerOf(ticket);
    case 'staff':
      if (isCommunityWork) return [];
      return [{ audience, organizationId: responsibleId, roles: ['staff', 'department'] }];
    case 'managers':
      if (isCommunityWork) return [community];
      return [{ audience, organizationId: responsibleId, roles: LEAD_ROLES }];
    case 'community':
      return [community];
    case 'bureau':
      return [{ audience, organizationId: bureauId, roles: ['bureau'] }];
    default:
      return [];
  }
}

function onceEach<A>(hearers: readonly Hearer<A>[], causedBy: string | null): Hearer<A>[] {
  const byCapacity = new Map<string, Hearer<A>>();
  for (const hearer of hearers) {
    const key = `${hearer.personId}/${hearer.capacity}`;
    if (hearer.personId !== causedBy && !byCapacity.has(key)) byCapacity.set(key, hearer);
  }
  return [...byCapacity.values()];
}
