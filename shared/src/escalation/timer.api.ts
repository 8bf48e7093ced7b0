import { defineEndpoint } from '../api/endpoint.ts';
import type { Page, PageQuery } from '../api/page.ts';
import type { IsoTime } from '../api/time.ts';

/** A ticket whose timers could not be fired, as who runs the system may see it: nothing of what was reported. */
export interface SetAsideTimerView {
  ticketId: string;
  number: string;
  /** When it first failed. */
  since: IsoTime;
  tries: number;
  /** What kind of error it was the last time, e.g. `organization.unknown` or `RangeError`. */
  kind: string;
  /** When it is tried again by itself; null where it is not any more. */
  retryAt: IsoTime | null;
}

/** Timers that cannot be fired. Workers set such tickets aside instead of stopping at them. */
export const timerApi = {
  setAside: defineEndpoint<{ query: PageQuery; response: Page<SetAsideTimerView> }>({
    method: 'GET',
    path: '/timers/set-aside',
    access: 'timer.mend',
    summary: 'Tickets whose timers could not be fired, longest first',
  }),
  /** Tries one ticket again, or all where `ticketId` is absent. */
  retry: defineEndpoint<{ body: { ticketId?: string }; response: { retried: number } }>({
    method: 'POST',
    path: '/timers/retry',
    access: 'timer.mend',
    summary: 'Try timers again that were set aside',
  }),
};
