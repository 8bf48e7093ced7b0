import type { CalendarYear, Instant, Policy, PolicyDraft, Reckoning } from '@wide-angle/shared';
import { completePolicy, SECOND } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { ProblemError } from '../../platform/http/problem-error.js';
import { CalendarYearTable } from './entities/calendar-year-table.entity.js';
import { PolicyVersion } from './entities/policy-version.entity.js';

/** How long another server process may go on with what it read before a bureau published or a year was entered. */
const FRESH = 10 * SECOND;
/** Versions of policies kept in memory, about 15 KB each. */
const KEPT_MAX = 200;

interface Remembered<T> {
  value: T;
  readAt: Instant;
  until: Instant;
}

type Years = Readonly<Record<number, CalendarYear>>;

/**
 * Limits and calendar that a report is reckoned by. A version never changes and is kept; which version is in force, and
 * the year tables, are read again after ten seconds.
 */
@Injectable()
export class Policies {
  private readonly versions = new Map<string, Policy>();
  private readonly inForce = new Map<string, Remembered<number>>();
  private years: Remembered<Years> | null = null;

  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * What a new report of this bureau goes by.
   * @throws ProblemError `organization.unknown` for a bureau that does not exist
   */
  async current(bureauId: string): Promise<Reckoning> {
    return this.version(bureauId, await this.versionInForce(bureauId));
  }

  /**
   * What a report filed under that version goes by.
   * @throws ProblemError `policy.unknown` for a version that does not exist
   */
  async version(bureauId: string, version: number): Promise<Reckoning> {
    const [policy, years] = await Promise.all([
      this.policyOf(bureauId, version),
      this.calendarYears(),
    ]);
    return { policy, calendar: { hours: policy.hours, years } };
  }

  /** The limits of a draft, with the present calendar. */
  async reckoningOf(draft: PolicyDraft): Promise<Reckoning> {
    const years = await this.calendarYears();
    return { policy: { ...draft, version: 0 }, calendar: { hours: draft.hours, years } };
  }

  /** Reads everything that can change anew at the next question; for who has just changed it. */
  forget(): void {
    this.inForce.clear();
    this.years = null;
  }

  private async versionInForce(bureauId: string): Promise<number> {
    const now = this.clock.now();
    const known = this.inForce.get(bureauId);
    if (known && isFresh(known, now)) return known.value;
    const rows = await this.unitOfWork.reader.find(PolicyVersion, {
      select: { version: true, effectiveFrom: true },
      where: { bureauId, withdrawnAt: IsNull() },
      order: { version: 'ASC' },
    });
    const first = rows[0];
    if (!first) throw new ProblemError('organization.unknown');
    // Version 1 also governs reports of a time before it was entered (demo data, imports).
    const running = rows.filter(({ effectiveFrom }) => effectiveFrom <= now).at(-1) ?? first;
    const coming = rows.map(({ effectiveFrom }) => effectiveFrom).filter((at) => at > now);
    const until = Math.min(now + FRESH, ...coming);
    this.inForce.set(bureauId, { value: running.version, readAt: now, until });
    return running.version;
  }

  private async policyOf(bureauId: string, version: number): Promise<Policy> {
    const key = `${bureauId}:${version}`;
    const known = this.versions.get(key);
    if (known) return known;
    const row = await this.unitOfWork.reader.findOneBy(PolicyVersion, { bureauId, version });
    if (!row) throw new ProblemError('policy.unknown');
    if (this.versions.size >= KEPT_MAX) this.versions.clear();
    const policy = completePolicy(row.policy);
    this.versions.set(key, policy);
    return policy;
  }

  private async calendarYears(): Promise<Years> {
    const now = this.clock.now();
    if (this.years && isFresh(this.years, now)) return this.years.value;
    const rows = await this.unitOfWork.reader.find(CalendarYearTable);
    const value = Object.fromEntries(rows.map((row) => [Number(row.year), yearOf(row)]));
    this.years = { value, readAt: now, until: now + FRESH };
    return value;
  }
}

/** A clock that went back (tests) makes everything stale. */
function isFresh({ readAt, until }: Remembered<unknown>, now: Instant): boolean {
  return readAt <= now && now < until;
}

function yearOf({ year, source, days }: CalendarYearTable): CalendarYear {
  return { year: Number(year), source, ...days };
}
