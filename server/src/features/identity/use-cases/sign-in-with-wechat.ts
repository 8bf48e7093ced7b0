import { Inject, Injectable } from '@nestjs/common';
import { insertRows } from '../../../platform/database/plain-rows.js';
import { isDuplicateKey } from '../../../platform/database/duplicate.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Person } from '../entities/person.entity.js';
import { Sessions, type OpenSession } from '../sessions.js';
import { WechatGateway } from '../wechat/wechat-gateway.js';
import { personRow } from './create-person.js';

/** Signs a person in with the code of `wx.login`; who comes for the first time is entered, without name or home. */
@Injectable()
export class SignInWithWechat {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(WechatGateway) private readonly wechat: WechatGateway,
    @Inject(Sessions) private readonly sessions: Sessions,
  ) {}

  /** @throws ProblemError `session.badCode`, `session.wechatBlocked` or `session.wechatDown` */
  async run(code: string): Promise<OpenSession> {
    const { openid } = await this.wechat.exchangeCode(code);
    const personId = (await this.find(openid)) ?? (await this.enter(openid));
    return this.sessions.open(personId);
  }

  private async find(wechatOpenid: string): Promise<string | null> {
    const person = await this.unitOfWork.reader.findOneBy(Person, { wechatOpenid });
    return person?.id ?? null;
  }

  private async enter(wechatOpenid: string): Promise<string> {
    const row = personRow({ realName: '', wechatOpenid });
    try {
      await this.unitOfWork.run((tx) => insertRows(tx, Person, [row]));
      return row.id;
    } catch (error) {
      // Two sign-ins of one new person at once: the other one has entered him.
      const other = isDuplicateKey(error) ? await this.find(wechatOpenid) : null;
      if (other) return other;
      throw error;
    }
  }
}
