import {
  DEFAULT_POLICY,
  DEFAULT_WORKING_HOURS,
  perform,
  relationsOf,
  replay,
  settle,
  submit,
  ticketNumber,
  type Actor,
  type Instant,
  type Intention,
  type Reckoning,
  type Refusal,
  type TicketEvent,
  type TicketFacts,
} from '@wide-angle/shared';
import { BUREAU, ESTATES, ORGANIZATIONS, OWNER, POSTS, type FakeEstate } from './fake-directory.ts';

export const RECKONING: Reckoning = {
  policy: DEFAULT_POLICY,
  calendar: {
    hours: DEFAULT_WORKING_HOURS,
    years: { 2026: { year: 2026, source: 'fake', holidays: {}, makeUpDays: {} } },
  },
};

/** A ticket of the fake server: facts and history by the real domain, words beside them. */
export interface FakeTicket {
  facts: TicketFacts;
  events: TicketEvent[];
  readonly number: string;
  readonly text: string;
  readonly place: string;
  readonly estate: FakeEstate;
}

export interface Report {
  id: string;
  categoryCode: string;
  estateId: string;
  place: string;
  text: string;
}

/** A report by the owner at a moment, as the domain makes it. */
export function fileTicket(report: Report, at: Instant): FakeTicket {
  const estate = ESTATES.find((one) => one.id === report.estateId);
  if (!estate) throw new Error(`no estate ${report.estateId}`);
  const event = submit(
    OWNER,
    {
      id: report.id,
      reporterId: OWNER.personId,
      channel: 'owner',
      categoryCode: report.categoryCode,
      isAnonymous: DEFAULT_POLICY.categories[report.categoryCode]?.kind === 'complaint',
      text: report.text,
      mediaIds: [],
      place: {
        bureauId: BUREAU,
        subdistrictId: 'org-subdistrict',
        communityId: estate.communityId,
        estateId: estate.id,
        responsibleId: estate.companyId,
      },
    },
    RECKONING,
    at,
  );
  const random = [...report.id].reduce(
    (sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 99_991,
    7,
  );
  const number = ticketNumber(at, random);
  const { text, place } = report;
  return { facts: replay([event]), events: [event], number, text, place, estate };
}

/** Fires what is due; a server would have done so already. */
export function settleTicket(ticket: FakeTicket, now: Instant): number {
  const { ticket: facts, events } = settle(RECKONING, ticket.facts, now);
  ticket.facts = facts;
  ticket.events.push(...events);
  return events.length;
}

export function tiesOf(ticket: TicketFacts, actor: Actor) {
  return relationsOf(actor, ticket, { joined: false, neighbour: false });
}

/** Does an action by the real rules, with the targets looked up as the server would. */
export function act(
  tickets: readonly FakeTicket[],
  ticket: FakeTicket,
  actor: Actor,
  intention: Intention,
  now: Instant,
): Refusal | null {
  const result = perform(
    {
      ...RECKONING,
      ticket: ticket.facts,
      actor,
      now,
      targets: targetsOf(tickets, intention),
      relationsOf: (facts) => tiesOf(facts, actor),
    },
    intention,
  );
  const progress = result.ok ? result : result.settled;
  ticket.facts = progress.ticket;
  ticket.events.push(...progress.events);
  return result.ok ? null : result.refusal;
}

function targetsOf(tickets: readonly FakeTicket[], { body }: Intention) {
  const named = body as {
    organizationId?: string;
    handlerId?: string;
    mainId?: string;
    mediaIds?: string[];
  };
  const organization = ORGANIZATIONS.find((one) => one.id === named.organizationId);
  const handler = POSTS.find((one) => one.personId === named.handlerId);
  return {
    organization: organization ? { ...organization, inArea: true } : null,
    handler: handler ?? null,
    main: tickets.find((one) => one.facts.id === named.mainId)?.facts ?? null,
    media: { images: named.mediaIds?.length ?? 0, videos: 0 },
  };
}
