import type { Actor } from '../identity/actor.ts';
import type { Role } from '../identity/roles.ts';
import type { TicketFacts } from './facts.ts';

/** What a person is to one ticket (DESIGN §4.5). */
export const RELATIONS = [
  'reporter',
  'joiner',
  'neighbour',
  'handler',
  'colleague',
  'manager',
  'community',
  'subdistrict',
  'bureau',
  'department',
  'administrator',
] as const;

export type Relation = (typeof RELATIONS)[number];

export const RELATION_LABELS: Readonly<Record<Relation, string>> = {
  reporter: '上报人',
  joiner: '同遇业主',
  neighbour: '本小区业主',
  handler: '处理人',
  colleague: '同企业员工',
  manager: '物业经理',
  community: '社区',
  subdistrict: '街道',
  bureau: '住建局',
  department: '协办部门',
  administrator: '系统管理员',
};

/** Roles in which a person can have a relation; the endpoint guard asks "may this role ever". */
export const RELATION_ROLES: Readonly<Record<Relation, readonly Role[]>> = {
  reporter: ['resident'],
  joiner: ['resident'],
  neighbour: ['resident'],
  handler: ['staff', 'manager', 'department'],
  colleague: ['staff', 'manager'],
  manager: ['manager'],
  community: ['community'],
  subdistrict: ['subdistrict'],
  bureau: ['bureau'],
  department: ['department'],
  administrator: ['administrator'],
};

/** Facts about a resident and a ticket that only the registry knows. */
export interface ResidentTies {
  /** He joined the ticket ("我也遇到"). */
  readonly joined: boolean;
  /** He is a verified owner in the ticket's estate. */
  readonly neighbour: boolean;
}

type Place = Pick<
  TicketFacts,
  | 'reporterId'
  | 'responsibleId'
  | 'handlerId'
  | 'communityId'
  | 'subdistrictId'
  | 'bureauId'
  | 'isPublic'
>;

/**
 * The relations of an actor to a ticket, in the one capacity in which he acts now: a manager who lives in the
 * estate is not its neighbour while he acts as manager. Nobody has a relation across bureaus.
 */
export function relationsOf(
  actor: Actor,
  ticket: Place,
  ties: ResidentTies,
): ReadonlySet<Relation> {
  const { role } = actor;
  return new Set(
    role === 'resident'
      ? residentRelations(actor, ticket, ties)
      : postRelations({ ...actor, role }, ticket),
  );
}

function residentRelations(actor: Actor, ticket: Place, ties: ResidentTies): Relation[] {
  if (actor.personId === ticket.reporterId) return ['reporter'];
  if (ties.joined) return ['joiner'];
  return ties.neighbour && ticket.isPublic ? ['neighbour'] : [];
}

/** For each role the organisation of a ticket that makes it his, and what he is then. */
const BY_ROLE: Readonly<
  Record<Exclude<Role, 'resident'>, (actor: Actor, ticket: Place) => Relation[]>
> = {
  staff: workingRelations,
  manager: workingRelations,
  department: workingRelations,
  community: (actor, ticket) => (actor.organizationId === ticket.communityId ? ['community'] : []),
  subdistrict: (actor, ticket) =>
    actor.organizationId === ticket.subdistrictId ? ['subdistrict'] : [],
  bureau: () => ['bureau'],
  administrator: () => ['administrator'],
};

function postRelations(
  actor: Actor & { role: Exclude<Role, 'resident'> },
  ticket: Place,
): Relation[] {
  return actor.bureauId === ticket.bureauId ? BY_ROLE[actor.role](actor, ticket) : [];
}

function workingRelations(actor: Actor, ticket: Place): Relation[] {
  if (actor.organizationId !== ticket.responsibleId) return [];
  const relations: Relation[] = actor.role === 'department' ? ['department'] : ['colleague'];
  if (actor.role === 'manager') relations.push('manager');
  if (actor.personId === ticket.handlerId) relations.push('handler');
  return relations;
}
