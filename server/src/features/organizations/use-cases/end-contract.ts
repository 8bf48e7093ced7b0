import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { ProblemError } from '../../../platform/http/problem-error.js';
import { Contract } from '../entities/contract.entity.js';
import { isIsoDate } from '../iso-date.js';
import { lockContracts } from './sign-contract.js';

/** Ends a contract earlier than agreed. */
@Injectable()
export class EndContract {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork) {}

  /**
   * @param lastDay `YYYY-MM-DD` in Asia/Shanghai, inclusive; within the contract
   * @throws ProblemError `contract.unknown`, or `contract.badDates` for a day outside the contract
   */
  async run(contractId: string, lastDay: string): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const contract = await tx.findOneBy(Contract, { id: contractId });
      if (!contract) throw new ProblemError('contract.unknown');
      await lockContracts(tx, contract.estateId);
      const isWithin = lastDay >= contract.fromDate && lastDay <= contract.toDate;
      if (!isIsoDate(lastDay) || !isWithin) throw new ProblemError('contract.badDates');
      await tx.update(Contract, { id: contractId }, { toDate: lastDay });
    });
  }
}
