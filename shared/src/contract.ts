import { calendarApi } from './deadline/calendar.api.ts';
import { deadLetterApi, messageSettingsApi, webhookApi } from './delivery/delivery.api.ts';
import { demoApi } from './demo/demo.api.ts';
import { timerApi } from './escalation/timer.api.ts';
import { identityApi } from './identity/identity.api.ts';
import { inboxApi } from './inbox/inbox.api.ts';
import { mediaApi } from './media/media.api.ts';
import { organizationApi } from './organization/organization.api.ts';
import { statisticsApi } from './statistics/statistics.api.ts';
import { orderApi } from './supervision/order.api.ts';
import { policyApi } from './policy/policy.api.ts';
import { dutyApi } from './ticket/duty.api.ts';
import { ticketActionApi, ticketApi } from './ticket/ticket.api.ts';

/** The whole contract: the server's routes are exactly these, and a test at start walks both. */
export const CONTRACT = {
  identity: identityApi,
  organization: organizationApi,
  ticket: ticketApi,
  ticketAction: ticketActionApi,
  duty: dutyApi,
  order: orderApi,
  timer: timerApi,
  policy: policyApi,
  calendar: calendarApi,
  statistics: statisticsApi,
  media: mediaApi,
  inbox: inboxApi,
  messageSettings: messageSettingsApi,
  webhook: webhookApi,
  deadLetter: deadLetterApi,
  demo: demoApi,
} as const;
