import { Inject, Injectable } from '@nestjs/common';
import { LessThanOrEqual, MoreThanOrEqual } from 'typeorm';
import { insertRows } from '../../../platform/database/plain-rows.js';
import { UnitOfWork, type Tx } from '../../../platform/database/unit-of-work.js';
import { ProblemError } from '../../../platform/http/problem-error.js';
import { newId } from '../../../platform/ids.js';
import { isIsoDate } from '../iso-date.js';
import { Contract, OPEN_END } from '../entities/contract.entity.js';
import { Estate } from '../entities/estate.entity.js';
import { Organization } from '../entities/organization.entity.js';

export interface NewContract {
  readonly companyId: string;
  readonly estateId: string;
  /** First day, `YYYY-MM-DD` in Asia/Shanghai. */
  readonly fromDate: string;
  /** Last day, inclusive; left out for a contract without an agreed end. */
  readonly toDate?: string;
}

/** Enters which company serves an estate from when to when. On any day an estate has at most one company. */
@Injectable()
export class SignContract {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork) {}

  /**
   * @returns the id of the contract
   * @throws ProblemError `contract.badDates`, `contract.overlaps`, `estate.unknown` or `organization.unknown`
   */
  async run({ companyId, estateId, fromDate, toDate = OPEN_END }: NewContract): Promise<string> {
    if (!isIsoDate(fromDate) || !isIsoDate(toDate) || toDate < fromDate)
      throw new ProblemError('contract.badDates');
    return this.unitOfWork.run(async (tx) => {
      await lockContracts(tx, estateId);
      await checkCompany(tx, companyId, estateId);
      await checkOverlap(tx, { estateId, fromDate, toDate });
      const id = newId();
      await insertRows(tx, Contract, [{ id, companyId, estateId, fromDate, toDate }]);
      return id;
    });
  }
}

/**
 * Two contracts of one estate that are signed at once meet at its row, before either looks at the contracts: the second
 * waits and then sees the first.
 */
export async function lockContracts(tx: Tx, estateId: string): Promise<void> {
  const { affected } = await tx.increment(
    Estate,
    { id: estateId, isRemoved: false },
    'contractsVersion',
    1,
  );
  if (affected !== 1) throw new ProblemError('estate.unknown');
}

async function checkCompany(tx: Tx, companyId: string, estateId: string): Promise<void> {
  const { bureauId } = await tx.findOneByOrFail(Estate, { id: estateId });
  const company = { id: companyId, bureauId, kind: 'company', isRemoved: false } as const;
  if (!(await tx.existsBy(Organization, company))) throw new ProblemError('organization.unknown');
}

async function checkOverlap(tx: Tx, contract: Omit<NewContract, 'companyId'>): Promise<void> {
  const { estateId, fromDate, toDate = OPEN_END } = contract;
  const other = await tx.findOneBy(Contract, {
    estateId,
    fromDate: LessThanOrEqual(toDate),
    toDate: MoreThanOrEqual(fromDate),
  });
  if (!other) return;
  const to = other.toDate === OPEN_END ? '长期' : other.toDate;
  throw new ProblemError('contract.overlaps', { from: other.fromDate, to });
}
