import { Inject, Injectable } from '@nestjs/common';
import { People } from '../../identity/index.js';
import { Registry } from '../../organizations/index.js';

/** Whose names a view needs. */
export interface NameIds {
  readonly organizations: readonly (string | null)[];
  readonly estates: readonly string[];
  readonly people: readonly (string | null)[];
}

/** Names by id; a record that is gone has an empty one. */
export interface Names {
  readonly organization: (id: string) => string;
  readonly estate: (id: string) => string;
  /** The real name: views show it by the naming rule only. */
  readonly person: (id: string) => string;
}

/** Looks up all names of a view or page at once: at most one query each for organisations, estates and people. */
@Injectable()
export class NameFinder {
  constructor(
    @Inject(Registry) private readonly registry: Registry,
    @Inject(People) private readonly people: People,
  ) {}

  async find(ids: NameIds): Promise<Names> {
    const [organizations, estates, people] = await Promise.all([
      this.registry.organizationNames(known(ids.organizations)),
      this.registry.estateNames(known(ids.estates)),
      this.people.names(known(ids.people)),
    ]);
    return {
      organization: (id) => organizations.get(id) ?? '',
      estate: (id) => estates.get(id) ?? '',
      person: (id) => people.get(id) ?? '',
    };
  }
}

function known(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))];
}
