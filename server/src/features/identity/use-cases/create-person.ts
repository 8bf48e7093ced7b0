import { Inject, Injectable } from '@nestjs/common';
import { insertRows } from '../../../platform/database/plain-rows.js';
import { isDuplicateKey } from '../../../platform/database/duplicate.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { ProblemError } from '../../../platform/http/problem-error.js';
import { newId } from '../../../platform/ids.js';
import { Person } from '../entities/person.entity.js';
import { normalizedPhone } from '../phone.js';

export interface NewPerson {
  readonly realName: string;
  readonly phone?: string;
  readonly wechatOpenid?: string;
}

/** Enters a person. */
@Injectable()
export class CreatePerson {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork) {}

  /**
   * @returns the person's id
   * @throws ProblemError `person.phoneTaken` where phone or WeChat account belong to another person
   */
  async run(person: NewPerson): Promise<string> {
    const row = personRow(person);
    await this.unitOfWork
      .run((tx) => insertRows(tx, Person, [row]))
      .catch((error: unknown) => {
        throw isDuplicateKey(error) ? new ProblemError('person.phoneTaken') : error;
      });
    return row.id;
  }
}

/**
 * A person as stored, with a new id.
 * @throws ProblemError `input.invalid` for text that is no phone number
 */
export function personRow({ realName, phone, wechatOpenid }: NewPerson): Person {
  const number = phone === undefined ? null : normalizedPhone(phone);
  if (phone !== undefined && !number) throw new ProblemError('input.invalid');
  const name = realName.trim();
  return { id: newId(), realName: name, phone: number, wechatOpenid: wechatOpenid ?? null };
}
