import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
} from '@tanstack/react-router';
import { HomeRedirect, NotFound } from './home.tsx';
import { RootLayout } from './root-layout.tsx';
import { readCountedSearch, readStatisticsSearch } from '../features/statistics/search.ts';
import { readDutySearch, readOrderSearch, readTicketSearch } from './search.ts';

const root = createRootRoute({ component: RootLayout, notFoundComponent: NotFound });

const home = createRoute({ getParentRoute: () => root, path: '/', component: HomeRedirect });

const tickets = createRoute({
  getParentRoute: () => root,
  path: '/tickets/$tile',
  validateSearch: readTicketSearch,
  component: lazyRouteComponent(() => import('./pages/tickets-page.tsx'), 'TicketsPage'),
});

const ticket = createRoute({
  getParentRoute: () => root,
  path: '/ticket/$id',
  component: lazyRouteComponent(() => import('./pages/ticket-page.tsx'), 'TicketPage'),
});

const orders = createRoute({
  getParentRoute: () => root,
  path: '/orders',
  validateSearch: readOrderSearch,
  component: lazyRouteComponent(() => import('./pages/orders-page.tsx'), 'OrdersPage'),
});

const order = createRoute({
  getParentRoute: () => root,
  path: '/orders/$id',
  component: lazyRouteComponent(() => import('./pages/order-page.tsx'), 'OrderRoutePage'),
});

const duties = createRoute({
  getParentRoute: () => root,
  path: '/duties',
  validateSearch: readDutySearch,
  component: lazyRouteComponent(() => import('./pages/duties-page.tsx'), 'DutiesPage'),
});

const shelved = createRoute({
  getParentRoute: () => root,
  path: '/shelved',
  component: lazyRouteComponent(() => import('./pages/shelved-page.tsx'), 'ShelvedPage'),
});

const messageSettings = createRoute({
  getParentRoute: () => root,
  path: '/message-settings',
  component: lazyRouteComponent(
    () => import('./pages/message-settings-page.tsx'),
    'MessageSettingsPage',
  ),
});

const deadLetters = createRoute({
  getParentRoute: () => root,
  path: '/dead-letters',
  component: lazyRouteComponent(() => import('./pages/dead-letters-page.tsx'), 'DeadLettersPage'),
});

const webhooks = createRoute({
  getParentRoute: () => root,
  path: '/webhooks',
  component: lazyRouteComponent(() => import('./pages/webhooks-page.tsx'), 'WebhooksPage'),
});

const webhook = createRoute({
  getParentRoute: () => root,
  path: '/webhooks/$id',
  component: lazyRouteComponent(() => import('./pages/webhook-page.tsx'), 'WebhookRoutePage'),
});

const timers = createRoute({
  getParentRoute: () => root,
  path: '/timers',
  component: lazyRouteComponent(() => import('./pages/timers-page.tsx'), 'TimersPage'),
});

const statistics = createRoute({
  getParentRoute: () => root,
  path: '/statistics',
  validateSearch: readStatisticsSearch,
  component: lazyRouteComponent(() => import('./pages/statistics-page.tsx'), 'StatisticsPage'),
});

const countedTickets = createRoute({
  getParentRoute: () => root,
  path: '/statistics/tickets',
  validateSearch: readCountedSearch,
  component: lazyRouteComponent(
    () => import('./pages/counted-tickets-page.tsx'),
    'CountedTicketsPage',
  ),
});

const inbox = createRoute({
  getParentRoute: () => root,
  path: '/inbox',
  component: lazyRouteComponent(() => import('./pages/inbox-page.tsx'), 'InboxPage'),
});

const policy = createRoute({
  getParentRoute: () => root,
  path: '/policy',
  component: lazyRouteComponent(() => import('./pages/policy-page.tsx'), 'PolicyRoutePage'),
});

const calendar = createRoute({
  getParentRoute: () => root,
  path: '/calendar',
  component: lazyRouteComponent(() => import('./pages/calendar-page.tsx'), 'CalendarRoutePage'),
});

const routeTree = root.addChildren([
  home,
  tickets,
  ticket,
  orders,
  order,
  duties,
  shelved,
  policy,
  calendar,
  inbox,
  messageSettings,
  deadLetters,
  webhooks,
  webhook,
  timers,
  statistics,
  countedTickets,
]);

/** The console's addresses below `/console`. @param history for tests; the browser's by default */
export function createConsoleRouter(history?: RouterHistory) {
  return createRouter({
    routeTree,
    basepath: '/console',
    defaultPreload: 'intent',
    scrollRestoration: true,
    ...(history ? { history } : {}),
  });
}

export type ConsoleRouter = ReturnType<typeof createConsoleRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: ConsoleRouter;
  }
}
