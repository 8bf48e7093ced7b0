import type { Instant, PolicyDraft } from '@wide-angle/shared';
import { isDeepSame, problemsOf } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Clock } from '../../../platform/clock/clock.js';
import { isDuplicateKey } from '../../../platform/database/duplicate.js';
import { insertRows, updateRows } from '../../../platform/database/plain-rows.js';
import { UnitOfWork, type Tx } from '../../../platform/database/unit-of-work.js';
import { ProblemError } from '../../../platform/http/problem-error.js';
import { newId } from '../../../platform/ids.js';
import { PolicyVersion } from '../entities/policy-version.entity.js';
import { Policies } from '../policies.js';

/** What is published, by whom and on what it is based. */
export interface Publication {
  readonly bureauId: string;
  readonly draft: PolicyDraft;
  /** From when new reports go by it; null at once. */
  readonly effectiveFrom: Instant | null;
  /** The newest version that stands, as the publisher saw it; left out, whatever it is. */
  readonly baseVersion?: number;
  readonly publishedById?: string;
  readonly note?: string;
  /** Categories of tickets that have not ended. */
  readonly categoriesInUse?: readonly string[];
}

/** More does not fit into the column that holds a policy on every database. */
const BYTES_MAX = 60_000;

/**
 * Puts a new version of a bureau's policy in force. Tickets that exist keep the version that they were filed under. A
 * version that was published and is not in force yet is replaced.
 */
@Injectable()
export class PublishPolicy {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Policies) private readonly policies: Policies,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * @returns the number of the new version
   * @throws ProblemError `organization.unknown` for a bureau without a policy, `policy.bad` with a sentence per place,
   *   `policy.unchanged`, or `policy.changed` where somebody else published meanwhile
   */
  async run(publication: Publication): Promise<number> {
    const { draft, categoriesInUse = [] } = publication;
    checkDraft(draft, categoriesInUse);
    const version = await this.unitOfWork.run((tx) => this.append(tx, publication));
    this.policies.forget();
    return version;
  }

  private async append(tx: Tx, publication: Publication): Promise<number> {
    const { bureauId, draft, baseVersion } = publication;
    const newest = { where: { bureauId }, order: { version: 'DESC' } } as const;
    const last = await tx.findOne(PolicyVersion, newest);
    const base = await tx.findOne(PolicyVersion, {
      ...newest,
      where: { bureauId, withdrawnAt: IsNull() },
    });
    if (!last || !base) throw new ProblemError('organization.unknown');
    if (baseVersion !== undefined && base.version !== baseVersion)
      throw new ProblemError('policy.changed');
    const now = this.clock.now();
    const { version: _, ...present } = (await this.policies.version(bureauId, base.version)).policy;
    if (isDeepSame(present, draft) && base.effectiveFrom <= now)
      throw new ProblemError('policy.unchanged');
    if (base.effectiveFrom > now) await this.replace(tx, base, publication, now);
    const version = last.version + 1;
    await insertRows(tx, PolicyVersion, [rowOf(publication, version, now)]).catch(
      (error: unknown) => {
        throw isDuplicateKey(error) ? new ProblemError('policy.changed') : error;
      },
    );
    return version;
  }

  /** The one before was never in force and never will be. */
  private async replace(tx: Tx, base: PolicyVersion, by: Publication, now: Instant): Promise<void> {
    const changes = { withdrawnAt: now, withdrawnById: by.publishedById ?? null };
    const guard = 'id = ? AND withdrawnAt IS NULL';
    const replaced = await updateRows(tx, PolicyVersion, changes, guard, [base.id]);
    if (replaced !== 1) throw new ProblemError('policy.changed');
  }
}

function rowOf(
  { bureauId, draft, effectiveFrom, publishedById, note }: Publication,
  version: number,
  now: Instant,
): PolicyVersion {
  return {
    id: newId(),
    bureauId,
    version,
    effectiveFrom: effectiveFrom ?? now,
    policy: { ...draft, version },
    publishedAt: now,
    publishedById: publishedById ?? null,
    note: note ?? null,
    withdrawnAt: null,
    withdrawnById: null,
  };
}

/** @throws ProblemError `policy.bad` with a sentence per place, `input.tooLarge` */
export function checkDraft(draft: unknown, categoriesInUse: readonly string[]): void {
  const problems = problemsOf(draft, { categoriesInUse });
  const [first] = problems;
  if (first) {
    const fields = Object.fromEntries(problems.map(({ place, text }) => [place, text]));
    throw new ProblemError('policy.bad', { count: problems.length, first: first.text }, { fields });
  }
  if (Buffer.byteLength(JSON.stringify(draft)) > BYTES_MAX)
    throw new ProblemError('input.tooLarge');
}
