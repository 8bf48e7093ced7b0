import type { Instant, Policy } from '@wide-angle/shared';
import { checkWorkingHours } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { insertRows } from '../../../platform/database/plain-rows.js';
import { isDuplicateKey } from '../../../platform/database/duplicate.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { ProblemError } from '../../../platform/http/problem-error.js';
import { newId } from '../../../platform/ids.js';
import { PolicyVersion } from '../entities/policy-version.entity.js';
import { Policies } from '../policies.js';

/** Puts new limits in force for a bureau. Tickets that exist keep the version that they were filed under. */
@Injectable()
export class PublishPolicy {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Policies) private readonly policies: Policies,
  ) {}

  /**
   * @param policy its own `version` is ignored
   * @param effectiveFrom from when new reports go by it
   * @returns the number of the new version
   * @throws ProblemError `organization.unknown` for a bureau without a policy, `policy.badHours`, or `policy.changed`
   *   where somebody else published at the same moment
   */
  async run(
    bureauId: string,
    policy: Omit<Policy, 'version'>,
    effectiveFrom: Instant,
  ): Promise<number> {
    if (checkWorkingHours(policy.hours)) throw new ProblemError('policy.badHours');
    const version = await this.unitOfWork.run(async (tx) => {
      const last = await tx.findOne(PolicyVersion, {
        where: { bureauId },
        order: { version: 'DESC' },
      });
      if (!last) throw new ProblemError('organization.unknown');
      const next = last.version + 1;
      const row = { id: newId(), bureauId, version: next, effectiveFrom };
      await insertRows(tx, PolicyVersion, [{ ...row, policy: { ...policy, version: next } }]).catch(
        (error: unknown) => {
          throw isDuplicateKey(error) ? new ProblemError('policy.changed') : error;
        },
      );
      return next;
    });
    this.policies.forget();
    return version;
  }
}
