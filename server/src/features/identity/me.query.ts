import type { CapacityView, MeView, PostRole, ResidenceView } from '@wide-angle/shared';
import { ownName } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { ProblemError } from '../../platform/http/problem-error.js';
import { Registry } from '../organizations/index.js';
import { Dwelling } from './entities/dwelling.entity.js';
import { Person } from './entities/person.entity.js';
import { Post } from './entities/post.entity.js';
import { Residence } from './entities/residence.entity.js';

const RESIDENT: CapacityView = {
  postId: null,
  role: 'resident',
  organizationId: null,
  organizationName: null,
};

interface ResidenceRow {
  estateId: string;
  dwelling: string;
  isVerified: boolean | number | string;
}

/** Who is signed in, and as what he can act. */
@Injectable()
export class MeQuery {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Registry) private readonly registry: Registry,
  ) {}

  /** @param postId the capacity of now; null is the resident */
  async run(personId: string, postId: string | null): Promise<MeView> {
    const person = await this.unitOfWork.reader.findOneBy(Person, { id: personId });
    if (!person) throw new ProblemError('session.expired');
    // Everybody lives somewhere, so everybody can act as resident and have his home registered.
    const capacities = [...(await this.posts(personId)), RESIDENT];
    return {
      personId,
      name: ownName(person.realName),
      current: capacities.find((capacity) => capacity.postId === postId) ?? RESIDENT,
      capacities,
      residences: await this.residences(personId),
    };
  }

  private async posts(personId: string): Promise<CapacityView[]> {
    const posts = await this.unitOfWork.reader
      .createQueryBuilder(Post, 'post')
      .where('post.personId = :personId AND post.endedAt IS NULL', { personId })
      .orderBy('post.startedAt')
      .addOrderBy('post.id')
      .getMany();
    const names = await this.registry.organizationNames(posts.map((post) => post.organizationId));
    return posts.map((post) => capacityOf(post, names.get(post.organizationId) ?? null));
  }

  private async residences(personId: string): Promise<ResidenceView[]> {
    const rows = await this.unitOfWork.reader
      .createQueryBuilder(Residence, 'residence')
      .select('residence.estateId', 'estateId')
      .addSelect('dwelling.label', 'dwelling')
      .addSelect('CASE WHEN residence.verifiedAt IS NULL THEN 0 ELSE 1 END', 'isVerified')
      .innerJoin(Dwelling, 'dwelling', 'dwelling.id = residence.dwellingId')
      .where('residence.personId = :personId', { personId })
      .orderBy('residence.id')
      .getRawMany<ResidenceRow>();
    const names = await this.registry.estateNames(rows.map(({ estateId }) => estateId));
    return rows.map(({ estateId, dwelling, isVerified }) => ({
      estateId,
      estateName: names.get(estateId) ?? '',
      dwelling,
      isVerified: Number(isVerified) === 1,
    }));
  }
}

function capacityOf(post: Post, organizationName: string | null): CapacityView {
  const role: PostRole = post.role;
  return { postId: post.id, role, organizationId: post.organizationId, organizationName };
}
