import {
  DEFAULT_POLICY,
  problemsOf,
  toIso,
  type Policy,
  type PolicyVersionView,
} from '@wide-angle/shared';
import type { FakeCounty } from './fake-county.ts';
import { FakeRefusal } from './fake-refusal.ts';
import type { FakeHandlers } from './fake-contract.ts';

const NOBODY_LATE = {
  tickets: 12,
  claimLate: 1,
  claimLateUnderDraft: 1,
  finishLate: 2,
  finishLateUnderDraft: 5,
};

/** Versions of the county's policy, kept while the page is open; what a draft would change is made up. */
export function policyHandlers(county: FakeCounty): FakeHandlers['policy'] {
  const versions: PolicyVersionView[] = [firstVersion(county)];
  const base = () => versions.find(({ state }) => state !== 'withdrawn') as PolicyVersionView;
  const find = (wanted: number) => {
    const found = versions.find(({ version }) => version === wanted);
    if (!found) throw new FakeRefusal('policy.unknown');
    return found;
  };
  return {
    list: () => ({ base: base().version, versions, categoriesInUse: ['lighting'] }),
    current: () => versions.find(({ state }) => state === 'running') as PolicyVersionView,
    get: ({ params }) => find(Number(params.version)),
    preview: ({ body }) => ({
      ...{ from: body.from ?? '2026-10-01', to: body.to ?? '2026-10-31' },
      ...{ found: 12, compared: 12, withoutCategory: 0, total: NOBODY_LATE, companies: [] },
      classes: [{ key: 'repair', name: '一般维修', ...NOBODY_LATE }],
      categories: [{ key: 'lighting', name: '照明', ...NOBODY_LATE }],
    }),
    publish: ({ body }) => {
      const refusal = county.nextPublish;
      county.nextPublish = null;
      if (refusal) throw refusal;
      if (body.baseVersion !== base().version) throw new FakeRefusal('policy.changed');
      if (problemsOf(body.policy).length > 0) throw new FakeRefusal('policy.bad');
      const version = versions.length + 1;
      const published = {
        ...firstVersion(county),
        ...{ version, note: body.note, policy: { ...body.policy, version } as Policy },
        effectiveFrom: body.effectiveFrom ?? toIso(county.now),
        state: body.effectiveFrom === null ? ('running' as const) : ('coming' as const),
      };
      const before = base();
      before.state = before.state === 'coming' ? 'withdrawn' : before.state;
      if (published.state === 'running') before.state = 'past';
      versions.unshift(published);
      return published;
    },
    withdraw: ({ params }) => {
      const found = find(Number(params.version));
      if (found.state !== 'coming') throw new FakeRefusal('policy.inForce');
      found.state = 'withdrawn';
      return found;
    },
  };
}

function firstVersion(county: FakeCounty): PolicyVersionView {
  return {
    ...{ version: 1, state: 'running', effectiveFrom: toIso(county.now), note: '' },
    ...{ publishedAt: null, publishedBy: null, withdrawnAt: null, withdrawnBy: null },
    policy: DEFAULT_POLICY,
  };
}
