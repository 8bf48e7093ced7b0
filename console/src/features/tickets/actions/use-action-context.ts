import { useMemo } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import {
  numberText,
  TILES,
  WORKING_ROLES,
  type ClassView,
  type PolicyView,
  type Role,
  type TicketView,
} from '@wide-angle/shared';
import { useApi, useMe, useNow, type Api } from '../../../lib/services.ts';
import { policyOf } from '../queries.ts';
import type { ActionContext, Finders } from './spec.ts';

/** What the dialogs of this ticket are made from, for the person who is signed in. */
export function useActionContext(ticket: TicketView): ActionContext {
  const api = useApi();
  const now = useNow();
  const { role } = useMe().current;
  const client = useQueryClient();
  const policy = useQuery(policyOf(api, ticket)).data ?? null;
  const { id, estateId, categoryCode, handlerId } = ticket;
  const find: Finders = useMemo(
    () => ({
      organizations: (q) => findOrganizations(api, q),
      colleagues: (q) => findColleagues(api, q, handlerId),
      categories: async (q) =>
        findCategories(await client.fetchQuery(policyOf(api, ticket)), q, categoryCode),
      mergeTargets: (q) => findMergeTargets(api, q, { id, estateId, role }),
    }),
    [api, client, ticket, id, estateId, categoryCode, handlerId, role],
  );
  return { ticket, now, policy, find, isAtWork: WORKING_ROLES.includes(role) };
}

async function findOrganizations(api: Api, q: string) {
  const cards = await api.organizations.targets({ query: q ? { q } : {} });
  return cards.map((card) => ({ value: card.id, label: card.name }));
}

async function findColleagues(api: Api, q: string, handlerId: string | null) {
  const colleagues = await api.organizations.colleagues();
  return colleagues
    .filter(({ personId, name }) => personId !== handlerId && name.includes(q))
    .map(({ personId, name }) => ({ value: personId, label: name }));
}

function findCategories({ categories, classes }: PolicyView, q: string, present: string) {
  return categories
    .filter(({ code, name, isOffered }) => isOffered && code !== present && name.includes(q))
    .map(({ code, name, classCode }) => ({
      value: code,
      label: name,
      hint: limitsOf(classes.find((one) => one.code === classCode)),
    }));
}

function limitsOf(found: ClassView | undefined): string {
  return found ? `${found.name} · ${found.finish}` : '';
}

/** Open tickets of the same estate, by number or words. */
async function findMergeTargets(
  api: Api,
  q: string,
  { id, estateId, role }: { id: string; estateId: string; role: Role },
) {
  const tile = widestOpenTile(role);
  if (!tile) return [];
  const asNumber = q.replaceAll(' ', '');
  const wanted = /^\d+$/.test(asNumber) ? asNumber : q;
  const { items } = await api.tickets.list({ query: { tile, estateId, q: wanted, limit: 10 } });
  return items
    .filter((card) => card.id !== id)
    .map((card) => ({
      value: card.id,
      label: `${numberText(card.number)} ${card.categoryName}`,
      hint: `${card.place} ${card.excerpt}`.slice(0, 40),
    }));
}

/** The role's list of all open tickets: the one with the most states that is narrowed by nothing else. */
export function widestOpenTile(role: Role): string | null {
  const plain = TILES[role].filter(({ filter: { isLate, minTier, request, adjudicator } }) =>
    [isLate, minTier, request, adjudicator].every((narrowing) => narrowing === undefined),
  );
  const widest = plain
    .filter(({ filter }) => filter.states)
    .sort((a, b) => (b.filter.states?.length ?? 0) - (a.filter.states?.length ?? 0))[0];
  return widest?.key ?? null;
}
