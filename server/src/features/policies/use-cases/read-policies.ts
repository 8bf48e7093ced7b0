import type {
  Actor,
  Instant,
  PolicyVersionCard,
  PolicyVersionState,
  PolicyVersions,
  PolicyVersionView,
} from '@wide-angle/shared';
import { completePolicy, toIso, toIsoOrNull } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { ProblemError } from '../../../platform/http/problem-error.js';
import { People } from '../../identity/index.js';
import { PolicyVersion } from '../../organizations/index.js';
import { CategoriesInUse } from '../categories-in-use.js';

/** A bureau makes few versions; a list of more would be read by nobody. */
const LISTED_MAX = 200;

type Row = Omit<PolicyVersion, 'policy'>;

/** Versions of the viewer's bureau. */
@Injectable()
export class ReadPolicies {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(People) private readonly people: People,
    @Inject(CategoriesInUse) private readonly categoriesInUse: CategoriesInUse,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** All of them, newest first. */
  async list(actor: Actor): Promise<PolicyVersions> {
    const bureauId = actor.bureauId ?? '';
    const rows = await this.rowsOf(bureauId);
    const base = rows.find(({ withdrawnAt }) => withdrawnAt === null);
    if (!base) throw new ProblemError('policy.unknown');
    const names = await this.namesOf(rows);
    const running = runningOf(rows, this.clock.now());
    return {
      base: base.version,
      versions: rows.map((row) => cardOf(row, running, names)),
      categoriesInUse: await this.categoriesInUse.of(bureauId),
    };
  }

  /** The one in force. */
  async current(actor: Actor): Promise<PolicyVersionView> {
    const rows = await this.rowsOf(actor.bureauId ?? '');
    const running = runningOf(rows, this.clock.now());
    return this.get(actor, running?.version ?? 0);
  }

  /** One of them. @throws ProblemError `policy.unknown` */
  async get(actor: Actor, version: number): Promise<PolicyVersionView> {
    const bureauId = actor.bureauId ?? '';
    const rows = await this.rowsOf(bureauId);
    const row = await this.unitOfWork.reader.findOneBy(PolicyVersion, { bureauId, version });
    if (!row) throw new ProblemError('policy.unknown');
    const card = cardOf(row, runningOf(rows, this.clock.now()), await this.namesOf([row]));
    return { ...card, policy: completePolicy(row.policy) };
  }

  private rowsOf(bureauId: string): Promise<PolicyVersion[]> {
    return this.unitOfWork.reader.find(PolicyVersion, {
      select: {
        version: true,
        effectiveFrom: true,
        publishedAt: true,
        publishedById: true,
        note: true,
        withdrawnAt: true,
        withdrawnById: true,
      },
      where: { bureauId },
      order: { version: 'DESC' },
      take: LISTED_MAX,
    });
  }

  private namesOf(rows: readonly Row[]): Promise<ReadonlyMap<string, string>> {
    const ids = rows.flatMap((row) => [row.publishedById, row.withdrawnById]);
    return this.people.names(ids.filter((id) => id !== null));
  }
}

/** The one that new reports go by; rows come newest first. The first also governs a time before it was entered. */
function runningOf(rows: readonly Row[], now: Instant): Row | undefined {
  const standing = rows.filter(({ withdrawnAt }) => withdrawnAt === null);
  return standing.find(({ effectiveFrom }) => effectiveFrom <= now) ?? standing.at(-1);
}

function cardOf(
  row: Row,
  running: Row | undefined,
  names: ReadonlyMap<string, string>,
): PolicyVersionCard {
  const name = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  return {
    version: row.version,
    state: stateOf(row, running),
    effectiveFrom: toIso(row.effectiveFrom),
    publishedAt: toIsoOrNull(row.publishedAt),
    publishedBy: name(row.publishedById),
    note: row.note ?? '',
    withdrawnAt: toIsoOrNull(row.withdrawnAt),
    withdrawnBy: name(row.withdrawnById),
  };
}

function stateOf(row: Row, running: Row | undefined): PolicyVersionState {
  if (row.withdrawnAt !== null) return 'withdrawn';
  if (row.version === running?.version) return 'running';
  return row.version > (running?.version ?? 0) ? 'coming' : 'past';
}
