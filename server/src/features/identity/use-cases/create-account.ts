import { Inject, Injectable } from '@nestjs/common';
import { insertRows } from '../../../platform/database/plain-rows.js';
import { isDuplicateKey } from '../../../platform/database/duplicate.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { ProblemError } from '../../../platform/http/problem-error.js';
import { newId } from '../../../platform/ids.js';
import { Account } from '../entities/account.entity.js';
import { normalizedLogin } from '../login.js';
import { hashPassword, STANDARD_COST, type HashCost } from '../password/password-hash.js';

export interface NewAccount {
  readonly personId: string;
  readonly login: string;
  readonly password: string;
}

/** Gives a person a sign-in with a password. */
@Injectable()
export class CreateAccount {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork) {}

  /**
   * @param cost a lower one only where the password is public anyway
   * @throws ProblemError `account.loginTaken`
   */
  async run({ personId, login, password }: NewAccount, cost: HashCost = STANDARD_COST) {
    const passwordHash = await hashPassword(password, cost);
    const row = { id: newId(), personId, login: normalizedLogin(login), passwordHash };
    await this.unitOfWork
      .run((tx) => insertRows(tx, Account, [row]))
      .catch((error: unknown) => {
        throw isDuplicateKey(error) ? new ProblemError('account.loginTaken') : error;
      });
  }
}
