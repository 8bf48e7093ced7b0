import { Inject, Injectable } from '@nestjs/common';
import { isDuplicateKey } from './duplicate.js';
import { insertRows } from './plain-rows.js';
import { SettingEntity } from './setting.entity.js';
import { UnitOfWork, type Tx } from './unit-of-work.js';

/** Values that the installation remembers about itself, e.g. how far the demo's clock is ahead. */
@Injectable()
export class Settings {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork) {}

  /** @returns the value, null when it was never set */
  async get(name: string): Promise<string | null> {
    const row = await this.unitOfWork.reader.findOneBy(SettingEntity, { name });
    return row?.value ?? null;
  }

  /** Sets a value, in the running transaction if there is one. `name` has at most 60 characters. */
  set(name: string, value: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      if (await change(tx, name, value)) return;
      try {
        await insertRows(tx, SettingEntity, [{ name, value }]);
      } catch (error) {
        // Somebody else set it for the first time meanwhile.
        if (!isDuplicateKey(error)) throw error;
        await change(tx, name, value);
      }
    });
  }
}

async function change(tx: Tx, name: string, value: string): Promise<boolean> {
  const { affected } = await tx.update(SettingEntity, { name }, { value });
  return Boolean(affected);
}
