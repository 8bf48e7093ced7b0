import type { Policy, PolicyView } from '@wide-angle/shared';
import { CLASS_CODES, DEFAULT_POLICY, spanWords } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { ProblemError } from '../../platform/http/problem-error.js';
import { Estate } from './entities/estate.entity.js';
import { Organization } from './entities/organization.entity.js';
import { Policies } from './policies.js';

/** The limits in force, in words. */
@Injectable()
export class PolicyQuery {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Policies) private readonly policies: Policies,
  ) {}

  /**
   * @param estateId the limits of this estate's bureau; left out, those of the only bureau, or the defaults where there
   *   are several and nobody knows which is meant
   * @param version left out, that in force
   * @throws ProblemError `estate.unknown`; `policy.unknown` for a version that does not exist
   */
  async run({ estateId, version }: { estateId?: string; version?: number }): Promise<PolicyView> {
    const bureauId = estateId ? await this.bureauOf(estateId) : await this.onlyBureau();
    if (!bureauId) return policyView(DEFAULT_POLICY);
    const { policy } = version
      ? await this.policies.version(bureauId, version)
      : await this.policies.current(bureauId);
    return policyView(policy);
  }

  private async bureauOf(estateId: string): Promise<string> {
    const where = { id: estateId, isRemoved: false };
    const estate = await this.unitOfWork.reader.findOneBy(Estate, where);
    if (!estate) throw new ProblemError('estate.unknown');
    return estate.bureauId;
  }

  private async onlyBureau(): Promise<string | null> {
    const bureaus = await this.unitOfWork.reader.find(Organization, {
      where: { kind: 'bureau', isRemoved: false },
      take: 2,
    });
    return bureaus.length === 1 ? (bureaus[0]?.id ?? null) : null;
  }
}

/** A policy as people read it: limits in words, categories as they are. */
export function policyView(policy: Policy): PolicyView {
  return {
    version: policy.version,
    classes: CLASS_CODES.map((code) => {
      const { name, claim, finish, explanation } = policy.classes[code];
      return { code, name, claim: spanWords(claim), finish: spanWords(finish), explanation };
    }),
    groups: Object.values(policy.groups),
    categories: Object.values(policy.categories),
  };
}
