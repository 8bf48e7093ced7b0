import {
  SEARCH_MAX,
  STATE_LABELS,
  TICKET_STATES,
  type PolicyView,
  type Tile,
  type TicketListQuery,
  type TicketState,
} from '@wide-angle/shared';
import { type Option } from '../../ui/options';

/** How a list is narrowed; absent parts narrow nothing. */
export interface Filter {
  state?: TicketState;
  categoryCode?: string;
  q?: string;
}

export const NO_FILTER: Filter = {};

/** The request of a narrowed list; nothing but the tile where nothing is narrowed, so that it is kept for offline. */
export function queryOf(tile: string, filter: Filter): Omit<TicketListQuery, 'cursor'> {
  const q = filter.q?.trim().slice(0, SEARCH_MAX);
  return {
    tile,
    ...(filter.state ? { state: filter.state } : {}),
    ...(filter.categoryCode ? { categoryCode: filter.categoryCode } : {}),
    ...(q ? { q } : {}),
  };
}

/** True where something is narrowed. */
export function isNarrowed(filter: Filter): boolean {
  return Object.keys(queryOf('', filter)).length > 1;
}

/** How many parts of the sheet (without the words of the search box) narrow the list. */
export function sheetParts({ state, categoryCode }: Filter): number {
  return Number(Boolean(state)) + Number(Boolean(categoryCode));
}

/** The states to choose from in a list; none where it holds only one. */
export function stateOptions(tile: Tile | undefined): Option<TicketState>[] {
  const states = tile?.filter.states ?? TICKET_STATES;
  return states.length < 2
    ? []
    : states.map((state) => ({ value: state, label: STATE_LABELS[state] }));
}

/** A filter that still makes sense in another list: a state that it cannot hold falls away. */
export function fitting(filter: Filter, tile: Tile | undefined): Filter {
  const { state, ...rest } = filter;
  const fits = state && stateOptions(tile).some((one) => one.value === state);
  return fits ? filter : rest;
}

/** Categories to choose from, with the class as a note. */
export function categoryOptions(policy: PolicyView | null): Option[] {
  return (policy?.categories ?? []).map(({ code, name, classCode }) => ({
    value: code,
    label: name,
    note: policy?.classes.find((one) => one.code === classCode)?.name,
  }));
}

/** `待领取，照明`: what the list is narrowed to, apart from the search words. */
export function filterText(filter: Filter, policy: PolicyView | null): string {
  const category = policy?.categories.find((one) => one.code === filter.categoryCode)?.name;
  return [filter.state ? STATE_LABELS[filter.state] : '', category ?? '']
    .filter(Boolean)
    .join('，');
}
