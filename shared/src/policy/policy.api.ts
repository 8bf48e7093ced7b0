import { defineEndpoint } from '../api/endpoint.ts';
import type { IsoTime } from '../api/time.ts';
import type { Policy, PolicyDraft } from './policy.ts';
import type { PolicyPreview } from '../ticket/policy-preview.ts';

/** `coming`: published, not in force yet; `withdrawn`: taken back or replaced before it was. */
export type PolicyVersionState = 'running' | 'coming' | 'past' | 'withdrawn';

export const POLICY_STATE_LABELS: Readonly<Record<PolicyVersionState, string>> = {
  running: '现行',
  coming: '待生效',
  past: '已替代',
  withdrawn: '已撤回',
};

/** One version as a row of the list. */
export interface PolicyVersionCard {
  version: number;
  state: PolicyVersionState;
  effectiveFrom: IsoTime;
  /** Null for the first, which came with the installation. */
  publishedAt: IsoTime | null;
  publishedBy: string | null;
  note: string;
  withdrawnAt: IsoTime | null;
  withdrawnBy: string | null;
}

export interface PolicyVersionView extends PolicyVersionCard {
  policy: Policy;
}

/** The versions of a bureau, newest first. */
export interface PolicyVersions {
  /** Of the newest that stands: what a change has to be based on. */
  base: number;
  versions: PolicyVersionCard[];
  /** Of tickets that have not ended; such a category cannot be removed. */
  categoriesInUse: string[];
}

export interface PublishPolicyBody {
  /** The newest version that stands, as the officer saw it. */
  baseVersion: number;
  /** From when new reports go by it; null at once. */
  effectiveFrom: IsoTime | null;
  /** Why, for the list of versions. */
  note: string;
  policy: PolicyDraft;
}

export interface PreviewPolicyBody {
  policy: PolicyDraft;
  /** First and last day of submission, `YYYY-MM-DD`; last month where they are left out. */
  from?: string;
  to?: string;
}

interface ByVersion {
  version: number;
}

/** Limits, categories and ladder as versions that the bureau publishes. */
export const policyApi = {
  list: defineEndpoint<{ response: PolicyVersions }>({
    method: 'GET',
    path: '/policies',
    access: 'policy.read',
    summary: 'Versions of the bureau’s policy, newest first',
  }),
  current: defineEndpoint<{ response: PolicyVersionView }>({
    method: 'GET',
    path: '/policies/current',
    access: 'policy.read',
    summary: 'The policy in force',
  }),
  get: defineEndpoint<{ params: ByVersion; response: PolicyVersionView }>({
    method: 'GET',
    path: '/policies/:version',
    access: 'policy.read',
    summary: 'One version',
  }),
  preview: defineEndpoint<{ body: PreviewPolicyBody; response: PolicyPreview }>({
    method: 'POST',
    path: '/policies/preview',
    access: 'policy.publish',
    summary: 'What a draft would have done to the tickets of a period',
  }),
  publish: defineEndpoint<{ body: PublishPolicyBody; response: PolicyVersionView }>({
    method: 'POST',
    path: '/policies',
    access: 'policy.publish',
    summary: 'Publish a new version; one that was not in force yet is replaced by it',
    idempotent: true,
  }),
  withdraw: defineEndpoint<{
    params: ByVersion;
    body: { reason: string };
    response: PolicyVersionView;
  }>({
    method: 'POST',
    path: '/policies/:version/withdraw',
    access: 'policy.publish',
    summary: 'Take back a version that is not in force yet',
    idempotent: true,
  }),
};
