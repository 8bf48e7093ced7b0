import type { Actor, MessageSettings } from '@wide-angle/shared';
import { changedSettings, DEFAULT_SETTINGS, refuseSettings } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { isDuplicateKey } from '../../../platform/database/duplicate.js';
import { insertRows, placesFor, readRows } from '../../../platform/database/plain-rows.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { ProblemError } from '../../../platform/http/problem-error.js';
import { MessageSetting } from './message-setting.entity.js';

/** How people want to be told. */
@Injectable()
export class MessageSettingsStore {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork) {}

  /** Settings of each of these people; those of who never chose are the usual ones. One query. */
  async of(personIds: readonly string[]): Promise<(personId: string) => MessageSettings> {
    const ids = [...new Set(personIds)];
    const { reader } = this.unitOfWork;
    const wanted = `WHERE personId IN (${placesFor(ids)})`;
    const rows = ids.length === 0 ? [] : await readRows(reader, MessageSetting, wanted, ids);
    const known = new Map(rows.map((row) => [row.personId, settingsOf(row)]));
    return (personId) => known.get(personId) ?? DEFAULT_SETTINGS;
  }

  async ofOne(personId: string): Promise<MessageSettings> {
    return (await this.of([personId]))(personId);
  }

  /** @throws ProblemError `message.cannotSwitchOff`, `message.badQuietHours` */
  async save({ personId, role }: Actor, wish: MessageSettings): Promise<void> {
    const refusal = refuseSettings(role, wish);
    if (refusal) throw new ProblemError(refusal);
    const row = rowOf(personId, changedSettings(role, await this.ofOne(personId), wish));
    try {
      await this.write(row);
    } catch (error) {
      // His other device made the first row a moment ago.
      if (!isDuplicateKey(error)) throw error;
      await this.write(row);
    }
  }

  private write(row: MessageSetting): Promise<void> {
    const { personId } = row;
    return this.unitOfWork.run(async (tx) => {
      if (await tx.existsBy(MessageSetting, { personId })) {
        await tx.update(MessageSetting, { personId }, row);
      } else {
        await insertRows(tx, MessageSetting, [row]);
      }
    });
  }
}

function settingsOf({ isQuiet, quietFrom, quietTo, off }: MessageSetting): MessageSettings {
  return { quiet: { isOn: isQuiet, from: quietFrom, to: quietTo }, off };
}

function rowOf(personId: string, { quiet, off }: MessageSettings): MessageSetting {
  const { isOn: isQuiet, from: quietFrom, to: quietTo } = quiet;
  return { personId, isQuiet, quietFrom, quietTo, off };
}
