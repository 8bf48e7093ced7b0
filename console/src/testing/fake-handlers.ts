import {
  DEFAULT_POLICY,
  TICKET_ACTIONS,
  explainLimit,
  spanText,
  TILES,
  toIso,
  type Intention,
  type OrderAction,
  type OrderView,
  type PolicyView,
  type TicketAction,
} from '@wide-angle/shared';
import type { Actor } from '@wide-angle/shared';
import { actorOf, ESTATES, ORGANIZATIONS, organizationName, POSTS } from './fake-directory.ts';
import type { Asked, Contract, FakeHandlers } from './fake-contract.ts';
import type { FakeCounty } from './fake-county.ts';
import { FakeRefusal } from './fake-refusal.ts';
import { FakeDeliveries } from './fake-deliveries.ts';
import { FakeTimers } from './fake-timers.ts';
import { dutiesIn, officesIn, shelvedIn } from './fake-duties.ts';
import { orderCardOf, orderViewOf } from './fake-orders.ts';
import { calendarHandlers } from './fake-calendar.ts';
import { breakdownIn, countedTicketsIn, overviewIn } from './fake-statistics.ts';
import { policyHandlers } from './fake-policies.ts';
import { RECKONING } from './fake-tickets.ts';
import { cardOf, eventViewOf, listOf } from './fake-views.ts';

const notFaked = (): never => {
  throw new FakeRefusal('route.notFound');
};

export function createHandlers(county: FakeCounty): FakeHandlers {
  return {
    ticket: ticketHandlers(county),
    ticketAction: actionHandlers(county),
    order: orderHandlers(county),
    timer: new FakeTimers(county.now).handlers(),
    policy: policyHandlers(county),
    calendar: calendarHandlers(county),
    statistics: {
      overview: ({ query }) => overviewIn(county, query),
      breakdown: ({ query }) => breakdownIn(county, query),
      tickets: ({ query }) => countedTicketsIn(county, query),
    },
    duty: { list: ({ query }) => dutiesIn(county, query.state), offices: () => officesIn(county) },
    organization: organizationHandlers(),
    inbox: inboxHandlers(county),
    ...new FakeDeliveries(county).handlers(),
    webhook: county.webhooks.handlers(),
    demo: {
      get: () => ({
        now: toIso(county.now),
        scenes: [],
        accounts: POSTS.filter(({ id }) => !id.endsWith('-2')).map((post) => ({
          login: post.personId,
          password: 'demo',
          name: post.name,
          role: post.role,
          organizationName: organizationName(post.organizationId),
          note: '',
        })),
      }),
      forward: ({ body }) => ({ fired: county.forward(body.minutes), now: toIso(county.now) }),
    },
  };
}

function ticketHandlers(county: FakeCounty): FakeHandlers['ticket'] {
  return {
    submit: notFaked,
    shelved: () => ({ items: shelvedIn(county), next: null }),
    similar: () => [],
    list: ({ query, actor }) => {
      const all = listOf(county.tickets, actor, query.tile).map(cardOf);
      const from = Number(query.cursor ?? 0);
      // As on the server, a page of a search holds what it found among those that it looked at.
      const to = from + (query.q ? county.searchReach : Number(query.limit ?? 20));
      const found = query.q ? all.slice(from, to) : all;
      const items = found
        .filter((card) => !query.state || card.state === query.state)
        .filter((card) => !query.categoryCode || card.categoryCode === query.categoryCode)
        .filter((card) => !query.responsibleId || card.responsibleId === query.responsibleId)
        .filter((card) => !query.estateId || card.estateId === query.estateId)
        .filter((card) => `${card.number}${card.excerpt}${card.place}`.includes(query.q ?? ''));
      if (query.q) return { items, next: to < all.length ? String(to) : null };
      return { items: items.slice(from, to), next: to < items.length ? String(to) : null };
    },
    counts: ({ actor }) =>
      TILES[actor.role].map(({ key }) => ({
        key,
        count: listOf(county.tickets, actor, key).length,
      })),
    get: ({ params, actor }) => county.view(county.seen(params.id, actor), actor),
    timeline: ({ params, actor }) => ({
      items: county.seen(params.id, actor).events.map(eventViewOf).reverse(),
      next: null,
    }),
    deadline: ({ params, actor }) => {
      const { facts, events } = county.seen(params.id, actor);
      return explainLimit(RECKONING, facts, { events, organizationName });
    },
    contact: () => ({ name: '周女士', phone: '13800000001', dwelling: '5号楼 1单元 602' }),
  };
}

function actionHandlers(county: FakeCounty): FakeHandlers['ticketAction'] {
  const handler =
    (action: TicketAction) =>
    ({ params, body, actor }: Asked<Contract['ticketAction']['release']>) =>
      county.act(params.id, actor, { action, body } as Intention);
  return Object.fromEntries(
    TICKET_ACTIONS.map((action) => [action, handler(action)]),
  ) as unknown as FakeHandlers['ticketAction'];
}

const NO_ORDERS = {
  drafts: 0,
  issued: 0,
  open: 0,
  awaitingReply: 0,
  replied: 0,
  closed: 0,
  late: 0,
  escalated: 0,
};

function orderHandlers(county: FakeCounty): FakeHandlers['order'] {
  const view = (id: string, actor: Actor): OrderView =>
    orderViewOf(county.order(id), actor, county.now);
  const act = (
    { params, body, actor }: { params: { id: string }; body: { version: number }; actor: Actor },
    action: OrderAction,
    said: Parameters<FakeCounty['orders']['act']>[4],
  ) => {
    const order = county.order(params.id);
    if (body.version !== order.facts.version) throw new FakeRefusal('order.changed');
    const refusal = county.orders.act(order, action, actor, county.now, said);
    if (refusal) throw new FakeRefusal(refusal.code, refusal.params);
    return view(params.id, actor);
  };
  return {
    list: ({ query, actor }) => ({
      items: county.orders
        .seenBy(actor)
        .map((order) => orderCardOf(order, county.now))
        .filter(({ state }) => !query.state || state === query.state),
      next: null,
    }),
    counts: () => ({ total: NO_ORDERS, byIssuer: [], byAddressee: [] }),
    create: ({ body: { ticketIds, demand, dueAt }, actor }) =>
      view(county.issueTogether(actor, ticketIds, demand, dueAt).facts.id, actor),
    addTickets: notFaked,
    limit: notFaked,
    document: notFaked,
    documentFile: notFaked,
    get: ({ params, actor }) => view(params.id, actor),
    issue: (asked) => act(asked, 'issue', { ...asked.body, text: asked.body.demand }),
    drop: (asked) => act(asked, 'drop', { text: asked.body.reason }),
    reply: (asked) => act(asked, 'reply', { text: asked.body.text }),
    accept: (asked) =>
      act(asked, 'accept', { text: asked.body.opinion, outcome: asked.body.outcome }),
    sendBack: (asked) =>
      act(asked, 'sendBack', { text: asked.body.reason, dueAt: asked.body.dueAt }),
  };
}

function organizationHandlers(): FakeHandlers['organization'] {
  return {
    scene: notFaked,
    estate: notFaked,
    estates: ({ query }) => ({
      items: ESTATES.filter(({ name }) => name.includes(query.q ?? '')).map((estate) => ({
        id: estate.id,
        name: estate.name,
        address: '',
        communityName: organizationName(estate.communityId),
        companyName: organizationName(estate.companyId),
      })),
      next: null,
    }),
    policy: () => policyView(),
    colleagues: ({ actor }) =>
      POSTS.filter(({ organizationId }) => organizationId === actor.organizationId).map(
        ({ personId, name, role }) => ({ personId, name, role }),
      ),
    targets: ({ query }) =>
      ORGANIZATIONS.filter(
        ({ kind, name }) =>
          ['company', 'department'].includes(kind) && name.includes(query.q ?? ''),
      ),
  };
}

function policyView(): PolicyView {
  return {
    version: 1,
    groups: Object.values(DEFAULT_POLICY.groups),
    categories: Object.values(DEFAULT_POLICY.categories),
    classes: Object.values(DEFAULT_POLICY.classes).map(
      ({ code, name, claim, finish, explanation }) => ({
        code,
        name,
        claim: spanText(claim),
        finish: spanText(finish),
        explanation,
      }),
    ),
  };
}

function inboxHandlers(county: FakeCounty): FakeHandlers['inbox'] {
  const unread = () => ({
    unread: county.messages.filter(({ id }) => !county.read.has(id)).length,
  });
  return {
    list: () => ({
      items: county.messages.map((message) => ({
        ...message,
        isRead: county.read.has(message.id),
      })),
      next: null,
    }),
    unread,
    read: ({ body }) => {
      county.messages
        .filter(({ id }) => !body.id || id === body.id)
        .forEach(({ id }) => county.read.add(id));
      return unread();
    },
  };
}

/** Posts by id, for the session. */
export function actorOfPost(postId: string): Actor {
  const post = POSTS.find(({ id }) => id === postId);
  if (!post) throw new FakeRefusal('session.postUnknown');
  return actorOf(post);
}
