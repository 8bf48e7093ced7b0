import type { Instant } from '@wide-angle/shared';
import { MINUTE, workerName } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
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
  /** Who handles work of the organisation, as he may be shown: by his post there. */
  readonly worker: (id: string, organizationId: string) => string;
}

/** Organisations and estates are renamed once in years; a new name is seen after so long. People are never remembered. */
const REMEMBERED_FOR = MINUTE;
const REMEMBERED_MAX = 5_000;

/** Looks up all names of a view or page at once: at most one query each for organisations, estates and people. */
@Injectable()
export class NameFinder {
  private readonly organizations = new Remembered();
  private readonly estates = new Remembered();

  constructor(
    @Inject(Registry) private readonly registry: Registry,
    @Inject(People) private readonly people: People,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async find(ids: NameIds): Promise<Names> {
    const now = this.clock.now();
    const [organizations, estates, people] = await Promise.all([
      this.organizations.names(known(ids.organizations), now, (missing) =>
        this.registry.organizationNames(missing),
      ),
      this.estates.names(known(ids.estates), now, (missing) => this.registry.estateNames(missing)),
      this.people.known(known(ids.people)),
    ]);
    return {
      organization: (id) => organizations.get(id) ?? '',
      estate: (id) => estates.get(id) ?? '',
      person: (id) => people.get(id)?.realName ?? '',
      worker: (id, organizationId) => {
        const { realName = '', posts = [] } = people.get(id) ?? {};
        return workerName(realName, posts, organizationId);
      },
    };
  }
}

/** Names by id, kept for a while. */
class Remembered {
  private readonly byId = new Map<string, { name: string; readAt: Instant }>();

  async names(
    ids: readonly string[],
    now: Instant,
    read: (missing: readonly string[]) => Promise<ReadonlyMap<string, string>>,
  ): Promise<ReadonlyMap<string, string>> {
    if (this.byId.size > REMEMBERED_MAX) this.byId.clear();
    const missing = ids.filter((id) => !this.isFresh(id, now));
    const found = missing.length > 0 ? await read(missing) : NONE;
    found.forEach((name, id) => this.byId.set(id, { name, readAt: now }));
    return new Map(ids.map((id) => [id, this.byId.get(id)?.name ?? '']));
  }

  /** A clock that went back (tests) makes everything stale. */
  private isFresh(id: string, now: Instant): boolean {
    const { readAt = Infinity } = this.byId.get(id) ?? {};
    return readAt <= now && now < readAt + REMEMBERED_FOR;
  }
}

const NONE: ReadonlyMap<string, string> = new Map();

function known(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))];
}
