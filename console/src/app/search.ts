import {
  DUTY_STATES,
  ORDER_STATES,
  SEARCH_MAX,
  TICKET_STATES,
  type DutyState,
  type TicketState,
} from '@wide-angle/shared';
import { ORDER_PERIODS, type OrderChoice } from '../features/orders/order-choice.ts';

/** What the address of a ticket list holds beside the list's name, so that it can be kept and sent to others. */
export interface TicketSearch {
  state?: TicketState | undefined;
  category?: string | undefined;
  estate?: string | undefined;
  /** The organisation whose work it is. */
  responsible?: string | undefined;
  q?: string | undefined;
  /** The ticket that is open beside the list. */
  id?: string | undefined;
}

export interface DutySearch {
  state?: DutyState | undefined;
}

/** Reads an address; what makes no sense is dropped. */
export function readTicketSearch(search: Record<string, unknown>): TicketSearch {
  return {
    state: oneOf(TICKET_STATES, search.state),
    category: text(search.category),
    estate: text(search.estate),
    responsible: text(search.responsible),
    q: text(search.q)?.slice(0, SEARCH_MAX),
    id: text(search.id),
  };
}

export function readOrderSearch(search: Record<string, unknown>): OrderChoice {
  return {
    state: oneOf(ORDER_STATES, search.state),
    late: text(search.late) === '1' ? '1' : undefined,
    issuer: text(search.issuer),
    addressee: text(search.addressee),
    period: oneOf(ORDER_PERIODS, search.period),
  };
}

export function readDutySearch(search: Record<string, unknown>): DutySearch {
  return { state: oneOf(DUTY_STATES, search.state) };
}

/** The router reads `q=26112248371` as a number: a number is text here. */
function text(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function oneOf<T extends string>(allowed: readonly T[], value: unknown): T | undefined {
  return allowed.find((one) => one === value);
}
