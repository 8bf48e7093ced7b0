import type { Category, ClassView, PolicyView, TicketView } from '@wide-angle/shared';
import { api } from '../api/clients';
import { useLoad, type Loaded } from '../load/use-load';

/**
 * Categories and limits in force where the estate lies, in words; kept on the phone for the time without a network.
 * Without an estate those of the installation's own bureau. Until the answer is there, the last known ones stand in,
 * whatever estate they were asked for: a phone is seldom in two counties.
 * @param when nothing is loaded while it is false
 */
export function usePolicy(estateId: string | null, when = true): Loaded<PolicyView> {
  const key = `policy.${estateId ?? ''}`;
  const load = () => api.organization.policy({ query: { estateId: estateId ?? undefined } });
  // Another name than that of releases whose categories had no groups.
  return useLoad(key, load, { keepAs: 'policy2', when });
}

/** Categories and limits that a ticket goes by: those of the version it was filed under. Nothing before it is loaded. */
export function usePolicyOf(ticket: TicketView | null): Loaded<PolicyView> {
  const { estateId, policyVersion: version } = ticket ?? {};
  const load = () => api.organization.policy({ query: { estateId, version } });
  return useLoad(`policy.${estateId ?? ''}.${version ?? ''}`, load, { when: ticket !== null });
}

/** A category by its code; null for one that is unknown or not loaded. */
export function categoryIn(policy: PolicyView | null, code: string | null): Category | null {
  return policy?.categories.find((one) => one.code === code) ?? null;
}

/** Limits of a category's class in words. */
export function classIn(policy: PolicyView | null, category: Category | null): ClassView | null {
  return policy?.classes.find((one) => one.code === category?.classCode) ?? null;
}
