import { defineEndpoint } from '../api/endpoint.ts';
import type { Page, PageQuery } from '../api/page.ts';
import type { IsoTime } from '../api/time.ts';
import type { DutyState } from './duties.ts';
import type { DutyKind } from './facts.ts';
import type { TicketCard } from './ticket.views.ts';

/** One duty of an office as those above it, and itself, see it. */
export interface DutyView {
  /** Stable within the ticket. */
  key: string;
  kind: DutyKind;
  state: DutyState;
  organizationId: string;
  organizationName: string;
  dueAt: IsoTime;
  /** Of a missed one when it was done, or owed no more. */
  doneAt: IsoTime | null;
  ticket: TicketCard;
}

/** How an office does its duties. */
export interface DutyOffice {
  organizationId: string;
  organizationName: string;
  open: number;
  late: number;
  /** Limits that passed in the last {@link DUTY_DAYS} days, also where it was done afterwards. */
  missed: number;
}

/** So far back an office's missed limits are counted. */
export const DUTY_DAYS = 30;

export interface DutyListQuery extends PageQuery {
  state: DutyState;
  kind?: DutyKind;
  organizationId?: string;
}

/**
 * Supervisors' duties. A community sees its own, its subdistrict and bureau see them too; the bureau's own are seen by
 * itself, and who runs the system sees how many there are.
 */
export const dutyApi = {
  list: defineEndpoint<{ query: DutyListQuery; response: Page<DutyView> }>({
    method: 'GET',
    path: '/duties',
    access: 'duty.read',
    summary: 'Duties of offices: owed ones by limit, missed ones newest first',
  }),
  offices: defineEndpoint<{ response: DutyOffice[] }>({
    method: 'GET',
    path: '/duties/offices',
    access: 'duty.count',
    summary: 'How many duties each office owes, is late with, and has missed of late',
  }),
};
