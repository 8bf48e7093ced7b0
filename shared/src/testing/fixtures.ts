import type { Instant } from '../api/time.ts';
import { testCalendar } from '../deadline/testing/years.ts';
import { wall } from '../deadline/testing/wall.ts';
import type { Actor } from '../identity/actor.ts';
import type { Role } from '../identity/roles.ts';
import { DEFAULT_POLICY } from '../policy/default-policy.ts';
import type { Reckoning } from '../ticket/clocks.ts';
import { replay } from '../ticket/event.ts';
import type { TicketFacts } from '../ticket/facts.ts';
import type { Relation } from '../ticket/relations.ts';
import { relationsOf } from '../ticket/relations.ts';
import type { RuleContext, Targets } from '../ticket/rules/rule.ts';
import type { Submission, SubmissionPlace } from '../ticket/submit.ts';
import { submit } from '../ticket/submit.ts';

export const reckoning: Reckoning = { policy: DEFAULT_POLICY, calendar: testCalendar };

export const PLACE: SubmissionPlace = {
  bureauId: 'bureau',
  subdistrictId: 'subdistrict',
  communityId: 'community',
  estateId: 'estate',
  responsibleId: 'company',
};

const person = (personId: string, role: Role, organizationId: string | null = null): Actor => ({
  personId,
  role,
  postId: organizationId && `${personId}-post`,
  organizationId,
  bureauId: 'bureau',
});

/** One person of each kind around a ticket of {@link PLACE}. */
export const PEOPLE = {
  owner: person('owner', 'resident'),
  neighbour: person('neighbour', 'resident'),
  wang: person('wang', 'staff', 'company'),
  zhao: person('zhao', 'staff', 'company'),
  manager: person('manager', 'manager', 'company'),
  rival: person('rival', 'staff', 'otherCompany'),
  community: person('community-officer', 'community', 'community'),
  subdistrict: person('subdistrict-officer', 'subdistrict', 'subdistrict'),
  bureau: person('bureau-officer', 'bureau', 'bureau'),
  department: person('department-officer', 'department', 'department'),
  administrator: person('administrator', 'administrator', 'bureau'),
} as const;

/** A ticket just submitted. Friday 20 November 2026, 16:00, a street lamp, where nothing else is said. */
export function aTicket(
  changes: Partial<Submission> = {},
  at: Instant = wall('2026-11-20 16:00'),
): TicketFacts {
  const submission: Submission = {
    id: 'ticket',
    reporterId: 'owner',
    channel: 'owner',
    categoryCode: 'lighting',
    isAnonymous: false,
    text: '楼道灯不亮',
    mediaIds: [],
    place: PLACE,
    ...changes,
  };
  return replay([submit(PEOPLE.owner, submission, reckoning, at)]);
}

/** Any targets that a body may name, all acceptable. */
export const GOOD_TARGETS: Targets = {
  organization: { id: 'otherCompany', kind: 'company', inArea: true },
  handler: { personId: 'zhao', organizationId: 'company' },
  main: { ...aTicket(), id: 'main' },
  media: { images: 1, videos: 0 },
};

export function contextOf(
  ticket: TicketFacts,
  actor: Actor,
  now: Instant,
  targets: Targets = GOOD_TARGETS,
): RuleContext {
  const ties = { joined: false, neighbour: actor.role === 'resident' };
  return { ...reckoning, ticket, actor, now, targets, relations: relationsOf(actor, ticket, ties) };
}

/** A context in which the actor has exactly these relations. */
export function contextAs(
  ticket: TicketFacts,
  relations: readonly Relation[],
  now: Instant,
): RuleContext {
  return { ...contextOf(ticket, PEOPLE.wang, now), relations: new Set(relations) };
}
