import type { Actor, Instant, PolicyVersionView, PublishPolicyBody } from '@wide-angle/shared';
import { DAY, fromIso, MINUTE } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { updateRows } from '../../../platform/database/plain-rows.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';
import { ProblemError } from '../../../platform/http/problem-error.js';
import { IdempotentRequests } from '../../../platform/requests/once.js';
import { Policies, PolicyVersion, PublishPolicy } from '../../organizations/index.js';
import { CategoriesInUse } from '../categories-in-use.js';
import { ReadPolicies } from './read-policies.js';

/** Nobody plans further ahead, and a mistyped year would wait for ever. */
const AHEAD_MAX = 366 * DAY;
/** Other processes know of a version for some seconds after it was taken back: it must not come into force among them. */
const WITHDRAWN_BEFORE = MINUTE;

/** Publishes what an officer of the bureau has drafted, and takes it back. */
@Injectable()
export class PublishDraft {
  constructor(
    @Inject(IdempotentRequests) private readonly requests: IdempotentRequests,
    @Inject(PublishPolicy) private readonly publishPolicy: PublishPolicy,
    @Inject(CategoriesInUse) private readonly categoriesInUse: CategoriesInUse,
    @Inject(ReadPolicies) private readonly read: ReadPolicies,
    @Inject(Policies) private readonly policies: Policies,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * @returns the new version
   * @throws ProblemError `policy.bad` with a sentence per place, `policy.effectiveInPast`, `policy.effectiveTooFar`, and as
   *   {@link PublishPolicy.run}
   */
  async publish(actor: Actor, body: PublishPolicyBody, key: string): Promise<PolicyVersionView> {
    const { personId } = actor;
    const request = { personId, key, endpoint: 'POST /policies', body };
    const version = await this.requests.once(request, async () => {
      const effectiveFrom = this.momentOf(body);
      const bureauId = actor.bureauId ?? '';
      const published = await this.publishPolicy.run({
        bureauId,
        draft: body.policy,
        effectiveFrom,
        baseVersion: body.baseVersion,
        publishedById: personId,
        note: body.note,
        categoriesInUse: await this.categoriesInUse.of(bureauId),
      });
      return String(published);
    });
    return this.read.get(actor, Number(version));
  }

  /** @throws ProblemError `policy.unknown`, `policy.withdrawn`, or `policy.inForce` where it is too late */
  async withdraw(
    actor: Actor,
    version: number,
    body: { reason: string },
    key: string,
  ): Promise<PolicyVersionView> {
    const { personId } = actor;
    const request = { personId, key, endpoint: `POST /policies/${version}/withdraw`, body };
    await this.requests.once(request, async (tx) => {
      await this.takeBack(tx, actor, version, body.reason);
      return String(version);
    });
    this.policies.forget();
    return this.read.get(actor, version);
  }

  private momentOf({ effectiveFrom }: PublishPolicyBody): Instant | null {
    if (effectiveFrom === null) return null;
    const [at, now] = [fromIso(effectiveFrom), this.clock.now()];
    if (at < now) throw new ProblemError('policy.effectiveInPast');
    if (at > now + AHEAD_MAX) throw new ProblemError('policy.effectiveTooFar');
    return at;
  }

  private async takeBack(tx: Tx, actor: Actor, version: number, reason: string): Promise<void> {
    const bureauId = actor.bureauId ?? '';
    const now = this.clock.now();
    const row = await tx.findOneBy(PolicyVersion, { bureauId, version });
    if (!row) throw new ProblemError('policy.unknown');
    if (row.withdrawnAt !== null) throw new ProblemError('policy.withdrawn');
    if (row.effectiveFrom <= now + WITHDRAWN_BEFORE) throw new ProblemError('policy.inForce');
    const note = [row.note, `撤回：${reason}`].filter(Boolean).join('；').slice(0, 200);
    const changes = { withdrawnAt: now, withdrawnById: actor.personId, note };
    const guard = 'id = ? AND withdrawnAt IS NULL';
    if ((await updateRows(tx, PolicyVersion, changes, guard, [row.id])) !== 1)
      throw new ProblemError('policy.withdrawn');
  }
}
