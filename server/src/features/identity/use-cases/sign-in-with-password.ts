import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { ProblemError } from '../../../platform/http/problem-error.js';
import { Account } from '../entities/account.entity.js';
import { normalizedLogin } from '../login.js';
import { hashPassword, isPassword, STANDARD_COST } from '../password/password-hash.js';
import { SignInThrottle } from '../password/sign-in-throttle.js';
import { Sessions, type OpenSession } from '../sessions.js';

/** Signs a person in with account and password. */
@Injectable()
export class SignInWithPassword {
  /** Compared with where there is no such account, so that its absence cannot be told by the time it takes. */
  private nobody: Promise<string> | undefined;

  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(SignInThrottle) private readonly throttle: SignInThrottle,
    @Inject(Sessions) private readonly sessions: Sessions,
  ) {}

  /**
   * @throws ProblemError `session.badCredentials`, the same for an unknown account and a wrong password;
   *   `request.tooMany` after several wrong ones
   */
  async run(loginAsTyped: string, password: string): Promise<OpenSession> {
    const login = normalizedLogin(loginAsTyped);
    this.throttle.begin(login);
    const account = await this.unitOfWork.reader.findOneBy(Account, { login });
    this.nobody ??= hashPassword('', STANDARD_COST);
    const isRight = await isPassword(password, account?.passwordHash ?? (await this.nobody));
    if (!account || !isRight) throw new ProblemError('session.badCredentials');
    this.throttle.succeeded(login);
    return this.sessions.open(account.personId);
  }
}
