import type { OrganizationKind } from '@wide-angle/shared';
import { DEFAULT_POLICY } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { insertRows } from '../../../platform/database/plain-rows.js';
import { UnitOfWork, type Tx } from '../../../platform/database/unit-of-work.js';
import { ProblemError } from '../../../platform/http/problem-error.js';
import { newId } from '../../../platform/ids.js';
import { Organization } from '../entities/organization.entity.js';
import { PolicyVersion } from '../entities/policy-version.entity.js';

export interface NewOrganization {
  readonly kind: OrganizationKind;
  readonly name: string;
  /** Null for a bureau only; a community stands under a subdistrict, all others under the bureau. */
  readonly parentId: string | null;
  /** Sign in the numbers of its documents, at most ten characters; the usual one where it is left out. */
  readonly documentMark?: string;
  /** Telephone that its documents name. */
  readonly phone?: string;
}

/** What each kind stands under (DESIGN §3: a tree under one bureau). */
const PARENT_KIND: Readonly<Record<OrganizationKind, OrganizationKind | null>> = {
  bureau: null,
  subdistrict: 'bureau',
  community: 'subdistrict',
  company: 'bureau',
  department: 'bureau',
};

/** Adds an organisation to the tree. A bureau begins with the default limits as version 1 of its policy. */
@Injectable()
export class CreateOrganization {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * @returns the id of the organisation
   * @throws ProblemError `organization.unknown` where the parent does not exist or is of the wrong kind
   */
  async run(input: NewOrganization): Promise<string> {
    return this.unitOfWork.run(async (tx) => {
      const id = newId();
      const bureauId = input.kind === 'bureau' ? id : await bureauOfParent(tx, input);
      await insertRows(tx, Organization, [{ ...input, id, bureauId, isRemoved: false }]);
      if (input.kind === 'bureau') await this.addFirstPolicy(tx, id);
      return id;
    });
  }

  private async addFirstPolicy(tx: Tx, bureauId: string): Promise<void> {
    const first = {
      id: newId(),
      bureauId,
      version: DEFAULT_POLICY.version,
      effectiveFrom: this.clock.now(),
    };
    await insertRows(tx, PolicyVersion, [{ ...first, policy: DEFAULT_POLICY }]);
  }
}

async function bureauOfParent(tx: Tx, { kind, parentId }: NewOrganization): Promise<string> {
  const parent = await tx.findOneBy(Organization, { id: parentId ?? '', isRemoved: false });
  if (parent?.kind !== PARENT_KIND[kind]) throw new ProblemError('organization.unknown');
  return parent.bureauId;
}
