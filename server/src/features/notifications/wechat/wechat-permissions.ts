import { Inject, Injectable } from '@nestjs/common';
import { LessThan, MoreThan } from 'typeorm';
import { isDuplicateKey } from '../../../platform/database/duplicate.js';
import { insertRows, placesFor, readRows } from '../../../platform/database/plain-rows.js';
import { UnitOfWork, type Tx } from '../../../platform/database/unit-of-work.js';
import { WechatPermission } from './wechat-permission.entity.js';

/** More than anybody needs: who taps for ever must not fill a number. */
const REMAINING_MAX = 100;

/** Who may be sent what by WeChat: counted, as each acceptance allows one message. */
@Injectable()
export class WechatPermissions {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork) {}

  /** What is left to one person, by template. */
  async of(personId: string): Promise<ReadonlyMap<string, number>> {
    const rows = await this.unitOfWork.reader.findBy(WechatPermission, { personId });
    return new Map(rows.map(({ templateId, remaining }) => [templateId, remaining]));
  }

  /** Those of these people who allow at least one message, by template: `personId/templateId`. One query. */
  async among(personIds: readonly string[]): Promise<ReadonlySet<string>> {
    const ids = [...new Set(personIds)];
    if (ids.length === 0) return new Set();
    const wanted = `WHERE personId IN (${placesFor(ids)}) AND remaining > 0`;
    const rows = await readRows(this.unitOfWork.reader, WechatPermission, wanted, ids);
    return new Set(rows.map(({ personId, templateId }) => `${personId}/${templateId}`));
  }

  async allows(personId: string, templateId: string): Promise<boolean> {
    const which = { personId, templateId, remaining: MoreThan(0) };
    return this.unitOfWork.reader.existsBy(WechatPermission, which);
  }

  /** He accepted the template once more. */
  async add(tx: Tx, personId: string, templateId: string): Promise<void> {
    if (await this.addOne(tx, personId, templateId)) return;
    if (await tx.existsBy(WechatPermission, { personId, templateId })) return;
    try {
      await insertRows(tx, WechatPermission, [{ personId, templateId, remaining: 1 }]);
    } catch (error) {
      // His first acceptance came twice at once.
      if (!isDuplicateKey(error)) throw error;
      await this.addOne(tx, personId, templateId);
    }
  }

  private async addOne(tx: Tx, personId: string, templateId: string): Promise<boolean> {
    const room = { personId, templateId, remaining: LessThan(REMAINING_MAX) };
    const more = { remaining: () => 'remaining + 1' };
    return Boolean((await tx.update(WechatPermission, room, more)).affected);
  }

  /** One message was sent. */
  async useOne(personId: string, templateId: string): Promise<void> {
    const which = { personId, templateId, remaining: MoreThan(0) };
    const less = { remaining: () => 'remaining - 1' };
    await this.unitOfWork.run((tx) => tx.update(WechatPermission, which, less));
  }

  /** WeChat says that he allows no more, whatever was counted. */
  async useUp(personId: string, templateId: string): Promise<void> {
    const none = { remaining: 0 };
    await this.unitOfWork.run((tx) => tx.update(WechatPermission, { personId, templateId }, none));
  }
}
