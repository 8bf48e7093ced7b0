import type { HeldPost, PostRole } from '@wide-angle/shared';
import { WORKING_ROLES } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { insertRows, placesFor, readRows } from '../../platform/database/plain-rows.js';
import { isDuplicateKey } from '../../platform/database/duplicate.js';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work.js';
import { ProblemError } from '../../platform/http/problem-error.js';
import { newId } from '../../platform/ids.js';
import { Dwelling } from './entities/dwelling.entity.js';
import { Person } from './entities/person.entity.js';
import { Post } from './entities/post.entity.js';
import { Residence } from './entities/residence.entity.js';
import { normalizedPhone } from './phone.js';

/* Asked for every report; plain SQL that both databases read alike. */
const OWNS = `
  SELECT 1 AS found FROM residence WHERE estateId = ? AND personId = ? AND verifiedAt IS NOT NULL LIMIT 1`;

/* Asked for every page with names. */
const KNOWN = `
  SELECT person.id AS id, person.realName AS realName, post.organizationId AS organizationId, post.role AS role
  FROM person LEFT JOIN post ON post.personId = person.id`;

/** How to reach a person; personal data, to be given out for a logged reason only. */
export interface Contact {
  readonly name: string;
  readonly phone: string;
  /** Address inside the estate, e.g. `3号楼 2单元 501`. */
  readonly dwelling?: string;
}

/** A person as names are made from him. */
export interface KnownPerson {
  readonly realName: string;
  /** Ended ones too, the latest last. */
  readonly posts: readonly HeldPost[];
}

/** What other features ask about people. Reads inside a unit of work see what it has written. */
@Injectable()
export class People {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork) {}

  /** Real names by id; who may see them, and as what, is the caller's to decide (`publicName`). One query. */
  async names(personIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (personIds.length === 0) return new Map();
    const ids = [...new Set(personIds)];
    const wanted = `WHERE id IN (${placesFor(ids)})`;
    const rows = await readRows(this.unitOfWork.reader, Person, wanted, ids, ['id', 'realName']);
    return new Map(rows.map(({ id, realName }) => [id, realName]));
  }

  /** Real names and posts by id, for whoever is named by his post (`workerName`). One query. */
  async known(personIds: readonly string[]): Promise<ReadonlyMap<string, KnownPerson>> {
    if (personIds.length === 0) return new Map();
    const ids = [...new Set(personIds)];
    const rows: KnownRow[] = await this.unitOfWork.reader.query(
      `${KNOWN} WHERE person.id IN (${placesFor(ids)}) ORDER BY post.id`,
      ids,
    );
    return new Map(rows.map(({ id, realName }) => [id, { realName, posts: postsOf(rows, id) }]));
  }

  /** Is he verified in a dwelling of the estate - as owner, family or tenant: all of them may report (业主/居民)? */
  async isOwner(personId: string, estateId: string): Promise<boolean> {
    const rows: unknown[] = await this.unitOfWork.reader.query(OWNS, [estateId, personId]);
    return rows.length > 0;
  }

  /** Estates in which he is verified, each once, first registered first. */
  async estatesOf(personId: string): Promise<string[]> {
    const rows = await this.unitOfWork.reader.find(Residence, {
      select: { id: true, estateId: true },
      where: { personId, verifiedAt: Not(IsNull()) },
      order: { id: 'ASC' },
    });
    return [...new Set(rows.map(({ estateId }) => estateId))];
  }

  /** Somebody who can take work of the organisation now, or null. */
  async handler(
    personId: string,
    organizationId: string,
  ): Promise<{ personId: string; organizationId: string } | null> {
    const roles = WORKING_ROLES as readonly PostRole[];
    const isHandler = await this.unitOfWork.reader.existsBy(Post, {
      personId,
      organizationId,
      role: In(roles),
      endedAt: IsNull(),
    });
    return isHandler ? { personId, organizationId } : null;
  }

  /** Everybody who holds a post of these roles in the organisation now. */
  async inPosts(
    organizationId: string,
    roles: readonly PostRole[],
  ): Promise<{ personId: string; postId: string; role: PostRole }[]> {
    const posts = await this.unitOfWork.reader.find(Post, {
      where: { organizationId, role: In(roles), endedAt: IsNull() },
      order: { id: 'ASC' },
    });
    return posts.map(({ id, personId, role }) => ({ personId, postId: id, role }));
  }

  /**
   * How to reach a person; the caller has checked the right to know and logs the reason.
   * @param estateId the dwelling in this estate; left out, the first one
   * @throws ProblemError `person.unknown`
   */
  async contact(personId: string, estateId?: string): Promise<Contact> {
    const person = await this.unitOfWork.reader.findOneBy(Person, { id: personId });
    if (!person) throw new ProblemError('person.unknown');
    const dwelling = await this.dwellingLabel(personId, estateId);
    const { realName: name, phone } = person;
    return { name, phone: phone ?? '', ...(dwelling ? { dwelling } : {}) };
  }

  /**
   * The person with this phone number, entered if he is new; a name that is known already stays.
   * @throws ProblemError `input.invalid` for text that is no phone number
   */
  async findOrCreateByPhone(tx: Tx, name: string, phone: string): Promise<string> {
    const number = normalizedPhone(phone);
    if (!number) throw new ProblemError('input.invalid');
    const known = await tx.findOneBy(Person, { phone: number });
    if (known) return known.id;
    const person = { id: newId(), realName: name.trim(), phone: number, wechatOpenid: null };
    try {
      await insertRows(tx, Person, [person]);
      return person.id;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      // Somebody else entered the number a moment ago; what is committed can be read.
      return (await tx.findOneByOrFail(Person, { phone: number })).id;
    }
  }

  /** The identity that WeChat gives his phone, null for who has never signed in with it. */
  async openid(personId: string): Promise<string | null> {
    const wanted = 'WHERE id = ?';
    const { reader } = this.unitOfWork;
    const [row] = await readRows(reader, Person, wanted, [personId], ['wechatOpenid']);
    return row?.wechatOpenid ?? null;
  }

  /** Whose phone this identity is; null for nobody's. */
  async byOpenid(wechatOpenid: string): Promise<string | null> {
    const { reader } = this.unitOfWork;
    const [row] = await readRows(reader, Person, 'WHERE wechatOpenid = ?', [wechatOpenid], ['id']);
    return row?.id ?? null;
  }

  /** Everybody who holds a post of these roles anywhere now. */
  async inAllPosts(
    roles: readonly PostRole[],
  ): Promise<{ personId: string; postId: string; role: PostRole; organizationId: string }[]> {
    const posts = await this.unitOfWork.reader.find(Post, {
      where: { role: In(roles), endedAt: IsNull() },
      order: { id: 'ASC' },
    });
    return posts.map(({ id, personId, role, organizationId }) => ({
      ...{ personId, role, organizationId },
      postId: id,
    }));
  }

  /** Ties a person to the identity that WeChat gives his phone, so that `wx.login` signs him in. */
  async tieToWechat(tx: Tx, personId: string, wechatOpenid: string): Promise<void> {
    await tx.update(Person, { id: personId }, { wechatOpenid });
  }

  private async dwellingLabel(personId: string, estateId?: string): Promise<string | undefined> {
    const query = this.unitOfWork.reader
      .createQueryBuilder(Residence, 'residence')
      .select('dwelling.label', 'label')
      .innerJoin(Dwelling, 'dwelling', 'dwelling.id = residence.dwellingId')
      .where('residence.personId = :personId', { personId })
      .orderBy('residence.id')
      .limit(1);
    if (estateId) query.andWhere('residence.estateId = :estateId', { estateId });
    return (await query.getRawOne<{ label: string }>())?.label;
  }
}

interface KnownRow {
  readonly id: string;
  readonly realName: string;
  readonly organizationId: string | null;
  readonly role: PostRole | null;
}

function postsOf(rows: readonly KnownRow[], personId: string): HeldPost[] {
  return rows.flatMap(({ id, organizationId, role }) =>
    id === personId && organizationId && role ? [{ organizationId, role }] : [],
  );
}
