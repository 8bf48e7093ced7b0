import { Inject, Injectable } from '@nestjs/common';
import { IsNull, MoreThan } from 'typeorm';
import { MINUTE, type Instant } from '@wide-angle/shared';
import { Clock } from '../../../platform/clock/clock.js';
import { isDuplicateKey } from '../../../platform/database/duplicate.js';
import { insertRows, placesFor, readRows } from '../../../platform/database/plain-rows.js';
import { UnitOfWork, type Tx } from '../../../platform/database/unit-of-work.js';
import { ProblemError } from '../../../platform/http/problem-error.js';
import { WechatPermission } from './wechat-permission.entity.js';

/** More than anybody needs: who taps for ever must not fill a number. */
const REMAINING_MAX = 100;
/** How far apart phone and WeChat may tell of the same acceptance. */
const TOGETHER = 10 * MINUTE;
const TRIES_MAX = 20;

/** Who tells of an acceptance. */
interface Acceptance {
  readonly personId: string;
  readonly templateId: string;
  readonly from: 'phone' | 'wechat';
}

/** Is it another acceptance, or the one that the other side has told of? And who is ahead then? */
function reckon(row: WechatPermission | null, from: Acceptance['from'], now: Instant) {
  const step = from === 'phone' ? 1 : -1;
  const isRecent = now - (row?.aheadAt ?? 0) <= TOGETHER;
  const before = isRecent ? (row?.ahead ?? 0) : 0;
  return { isAnother: before * step >= 0, ahead: before + step };
}

/** False where his first acceptance came twice at once. */
async function isInserted(tx: Tx, row: WechatPermission): Promise<boolean> {
  try {
    await insertRows(tx, WechatPermission, [row]);
    return true;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return false;
  }
}

/** Who may be sent what by WeChat: counted, as each acceptance allows one message. */
@Injectable()
export class WechatPermissions {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

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

  /**
   * He accepted the template once more. The phone tells it, and WeChat does where pushes are set up; either may be lost,
   * so that what both tell within ten minutes counts as one.
   */
  async accepted(tx: Tx, told: Acceptance): Promise<void> {
    for (let tries = 0; tries < TRIES_MAX; tries += 1) if (await this.count(tx, told)) return;
    throw new ProblemError('server.busy');
  }

  /** @returns false where somebody else counted at the same moment */
  private async count(tx: Tx, { personId, templateId, from }: Acceptance): Promise<boolean> {
    const which = { personId, templateId };
    const row = await tx.findOneBy(WechatPermission, which);
    const { isAnother, ahead } = reckon(row, from, this.clock.now());
    const next = { ahead, aheadAt: this.clock.now(), mark: (row?.mark ?? 0) + 1 };
    if (!row) return isInserted(tx, { ...which, ...next, remaining: 1 });
    const more = isAnother && row.remaining < REMAINING_MAX;
    const unchanged = { ...which, mark: row.mark ?? IsNull() };
    const change = more ? { ...next, remaining: () => 'remaining + 1' } : next;
    return Boolean((await tx.update(WechatPermission, unchanged, change)).affected);
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
