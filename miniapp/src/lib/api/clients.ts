import {
  createClient,
  demoApi,
  identityApi,
  inboxApi,
  messageSettingsApi,
  dutyApi,
  orderApi,
  organizationApi,
  ticketActionApi,
  ticketApi,
} from '@wide-angle/shared';
import { plainTransport, transport } from '../../platform/request';

/**
 * The server as typed functions, one object per table of the contract. All throw ProblemError (the server said no)
 * or NetworkError (no answer came). `api.ticket.get({ params: { id } })`.
 */
export const api = {
  ticket: createClient(ticketApi, transport),
  act: createClient(ticketActionApi, transport),
  order: createClient(orderApi, transport),
  duty: createClient(dutyApi, transport),
  organization: createClient(organizationApi, transport),
  inbox: createClient(inboxApi, transport),
  messageSettings: createClient(messageSettingsApi, transport),
  identity: createClient(identityApi, transport),
  demo: createClient(demoApi, plainTransport),
} as const;

/** Signing in and renewing go without a token. */
export const openApi = { identity: createClient(identityApi, plainTransport) } as const;
