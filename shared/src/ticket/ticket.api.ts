import type { Endpoint } from '../api/endpoint.ts';
import type { DeadlineView } from '../deadline/deadline-view.ts';
import { defineEndpoint } from '../api/endpoint.ts';
import type { Page, PageQuery } from '../api/page.ts';
import type { ActionBodies } from './action-bodies.ts';
import type { TicketAction } from './actions.ts';
import { ACTION_LABELS, TICKET_ACTIONS } from './actions.ts';
import type { TicketState } from './status.ts';
import type { Channel } from './submit.ts';
import type {
  ContactView,
  EventView,
  ShelvedView,
  TicketCard,
  TicketView,
} from './ticket.views.ts';

/** A report. Text or media must be there; `onBehalfOf` with every channel but `owner`. */
export interface SubmitBody {
  estateId: string;
  buildingId?: string;
  entranceId?: string;
  facilityId?: string;
  categoryCode: string;
  text?: string;
  /** Where in the estate, in own words. */
  place?: string;
  mediaIds?: string[];
  /** Hide the reporter from the company; default: yes for complaints, no for repairs. */
  isAnonymous?: boolean;
  channel?: Channel;
  onBehalfOf?: { name: string; phone: string };
}

/** A named list of the viewer's role (see `TILES`), narrowed further if he likes. */
export interface TicketListQuery extends PageQuery {
  tile: string;
  state?: TicketState;
  categoryCode?: string;
  estateId?: string;
  /** The organisation whose work it is now. */
  responsibleId?: string;
  /** Words in text, place or estate, or the ticket's number. */
  q?: string;
}

export interface TileCount {
  key: string;
  count: number;
}

export interface SimilarQuery {
  estateId: string;
  categoryCode: string;
  facilityId?: string;
}

export interface ShelvedQuery extends PageQuery {
  estateId?: string;
}

interface ById {
  id: string;
}

const core = {
  submit: defineEndpoint<{ body: SubmitBody; response: TicketView }>({
    method: 'POST',
    path: '/tickets',
    access: 'ticket.submit',
    summary: 'Report a problem',
    idempotent: true,
  }),
  list: defineEndpoint<{ query: TicketListQuery; response: Page<TicketCard> }>({
    method: 'GET',
    path: '/tickets',
    access: 'ticket.read',
    summary: 'One of the named lists of the viewer’s role',
  }),
  counts: defineEndpoint<{ response: TileCount[] }>({
    method: 'GET',
    path: '/tickets/counts',
    access: 'ticket.read',
    summary: 'How many tickets each named list holds',
  }),
  similar: defineEndpoint<{ query: SimilarQuery; response: TicketCard[] }>({
    method: 'GET',
    path: '/tickets/similar',
    access: 'ticket.submit',
    summary:
      'Open public tickets of the same estate and category, to join instead of reporting again',
  }),
  shelved: defineEndpoint<{ query: ShelvedQuery; response: Page<ShelvedView> }>({
    method: 'GET',
    path: '/tickets/shelved',
    access: 'ticket.read',
    summary: 'What is shelved, why and until when: of an owner’s estates the public ones',
  }),
  get: defineEndpoint<{ params: ById; response: TicketView }>({
    method: 'GET',
    path: '/tickets/:id',
    access: 'ticket.read',
    summary: 'One ticket as its viewer may see it',
  }),
  timeline: defineEndpoint<{ params: ById; query: PageQuery; response: Page<EventView> }>({
    method: 'GET',
    path: '/tickets/:id/events',
    access: 'ticket.read',
    summary: 'What happened to it, newest first',
  }),
  deadline: defineEndpoint<{ params: ById; response: DeadlineView }>({
    method: 'GET',
    path: '/tickets/:id/deadline',
    access: 'ticket.read',
    summary: 'Why its limit is what it is',
  }),
  contact: defineEndpoint<{ params: ById; body: { reason: string }; response: ContactView }>({
    method: 'POST',
    path: '/tickets/:id/contact',
    access: 'ticket.contact',
    summary: 'Contact data of the reporter, for a reason that is logged',
  }),
};

type ActionEndpoint<A extends TicketAction> = Endpoint<{
  params: ById;
  query: void;
  body: ActionBodies[A];
  response: TicketView;
}>;

/** handBack → hand-back. */
function kebab(action: string): string {
  return action.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function actionEndpoint(action: TicketAction): Endpoint {
  return {
    method: 'POST',
    path: `/tickets/:id/${kebab(action)}`,
    access: `ticket.${action}`,
    summary: `${ACTION_LABELS[action]} (${action})`,
    idempotent: true,
  };
}

/** One endpoint per row of the lifecycle table, `POST /tickets/:id/<action>`; all answer with the fresh ticket. */
export const ticketActionApi = Object.fromEntries(
  TICKET_ACTIONS.map((action) => [action, actionEndpoint(action)]),
) as { readonly [A in TicketAction]: ActionEndpoint<A> };

/** Everything about tickets but the actions. */
export const ticketApi = core;
