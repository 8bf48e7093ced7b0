import { createContext, use, useSyncExternalStore } from 'react';
import {
  calendarApi,
  createClient,
  deadLetterApi,
  demoApi,
  dutyApi,
  statisticsApi,
  inboxApi,
  messageSettingsApi,
  orderApi,
  policyApi,
  organizationApi,
  ticketActionApi,
  ticketApi,
  timerApi,
  webhookApi,
  type Instant,
  type MeView,
} from '@wide-angle/shared';
import { createServerClock, useClock, type ServerClock } from './clock.ts';
import {
  createSession,
  tabLock,
  type Exclusive,
  type Session,
  type SessionState,
} from './session.ts';
import { createBareTransport, createTransport, type Fetch } from './transport.ts';
import { createUploader, type Uploader } from './upload.ts';

/** Typed calls, one client per table of the contract. */
function createApi(send: Parameters<typeof createClient>[1]) {
  return {
    tickets: createClient(ticketApi, send),
    ticketActions: createClient(ticketActionApi, send),
    orders: createClient(orderApi, send),
    duties: createClient(dutyApi, send),
    inbox: createClient(inboxApi, send),
    messageSettings: createClient(messageSettingsApi, send),
    deadLetters: createClient(deadLetterApi, send),
    webhooks: createClient(webhookApi, send),
    timers: createClient(timerApi, send),
    organizations: createClient(organizationApi, send),
    policies: createClient(policyApi, send),
    calendar: createClient(calendarApi, send),
    statistics: createClient(statisticsApi, send),
    demo: createClient(demoApi, send),
  };
}

export type Api = ReturnType<typeof createApi>;

/** What every screen may use. Made once at start; tests make their own over a fake server. */
export interface Services {
  readonly api: Api;
  readonly session: Session;
  readonly clock: ServerClock;
  readonly upload: Uploader;
}

/** @param outside what reaches out of the page: network, storage, the lock between tabs */
export function createServices(outside: {
  fetch: Fetch;
  storage: Storage;
  exclusive?: Exclusive;
  clock?: ServerClock;
}): Services {
  const clock = outside.clock ?? createServerClock();
  const bare = createBareTransport(outside.fetch, clock);
  const session = createSession(bare, outside.storage, outside.exclusive ?? tabLock(undefined));
  return {
    clock,
    session,
    api: createApi(createTransport(bare, session)),
    upload: createUploader(session),
  };
}

const ServicesContext = createContext<Services | null>(null);

export const ServicesProvider = ServicesContext.Provider;

/** The services; throws outside of the provider. */
export function useServices(): Services {
  const services = use(ServicesContext);
  if (!services) throw new Error('useServices needs a ServicesProvider above it');
  return services;
}

export function useApi(): Api {
  return useServices().api;
}

/** The server's present moment, renewed as time passes. */
export function useNow(): Instant {
  return useClock(useServices().clock);
}

export function useSessionState(): SessionState {
  const { session } = useServices();
  return useSyncExternalStore(session.subscribe, session.state);
}

/** Who is signed in; only for screens behind the sign-in. */
export function useMe(): MeView {
  const state = useSessionState();
  if (state.status !== 'signedIn') throw new Error('useMe is for signed-in screens');
  return state.me;
}
