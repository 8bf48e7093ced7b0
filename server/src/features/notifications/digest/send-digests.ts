import type { Instant, PostRole, WorkingCalendar } from '@wide-angle/shared';
import {
  atLocal,
  DAY,
  dayKind,
  DIGEST_MINUTE,
  DIGEST_ROLES,
  digestMessage,
  isEmptyDigest,
  localDate,
  readerOfRole,
} from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Settings } from '../../../platform/database/settings.js';
import { People } from '../../identity/index.js';
import { Policies, Registry } from '../../organizations/index.js';
import { MorningCounts } from '../../tickets/index.js';
import type { Hearer } from '../hearers.js';
import { Mailer } from '../mailer.js';

type Role = (typeof DIGEST_ROLES)[number];
interface Post {
  readonly personId: string;
  readonly postId: string;
  readonly role: PostRole;
  readonly organizationId: string;
}

/** One bureau's morning. */
interface Morning {
  readonly bureauId: string;
  readonly date: string;
  readonly nine: Instant;
  readonly calendar: WorkingCalendar;
}

/**
 * Tells managers and officers at nine of each working day what they answer for. A morning that nobody worked is made up
 * for later on the same day, not after it. Several workers may do it at once.
 */
@Injectable()
export class SendDigests {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Settings) private readonly settings: Settings,
    @Inject(People) private readonly people: People,
    @Inject(Registry) private readonly registry: Registry,
    @Inject(Policies) private readonly policies: Policies,
    @Inject(MorningCounts) private readonly counts: MorningCounts,
    @Inject(Mailer) private readonly mailer: Mailer,
  ) {}

  async run(signal?: AbortSignal): Promise<void> {
    for (const bureauId of await this.registry.bureauIds()) {
      const morning = await this.morningOf(bureauId);
      if (morning) await this.tellBureau(morning, signal);
    }
  }

  /** Null before nine, on days off, and where it is done. */
  private async morningOf(bureauId: string): Promise<Morning | null> {
    const now = this.clock.now();
    const date = localDate(now);
    const nine = atLocal(date, DIGEST_MINUTE);
    if (now < nine || (await this.settings.get(doneBy(bureauId))) === date) return null;
    const { calendar } = await this.policies.current(bureauId);
    return dayKind(calendar, date).working ? { bureauId, date, nine, calendar } : null;
  }

  private async tellBureau(morning: Morning, signal?: AbortSignal): Promise<void> {
    const { bureauId, date } = morning;
    const posts = await this.people.inAllPosts(DIGEST_ROLES);
    const ofBureau = await this.registry.organizationIdsOf(bureauId);
    const organizations = new Set(posts.map(({ organizationId }) => organizationId));
    for (const organizationId of organizations) {
      if (signal?.aborted) return;
      if (!ofBureau.has(organizationId)) continue;
      const own = posts.filter((post) => post.organizationId === organizationId);
      await this.tellOrganization(morning, organizationId, own);
    }
    await this.settings.set(doneBy(bureauId), date);
  }

  private async tellOrganization(
    { bureauId, date, nine, calendar }: Morning,
    organizationId: string,
    posts: readonly Post[],
  ): Promise<void> {
    const [first] = posts;
    if (!first) return;
    const now = this.clock.now();
    const until = atLocal(date, 0) + DAY;
    const scope = { bureauId, organizationId, role: first.role };
    const counts = await this.counts.of(scope, now, until);
    if (isEmptyDigest(counts)) return;
    const text = digestMessage(counts, nine);
    const names = await this.registry.organizationNames([organizationId]);
    const subject = {
      classCode: null,
      place: names.get(organizationId) ?? '',
      category: '工单汇总',
      number: '',
    };
    const sourceKey = `digest:${date}:${organizationId}`;
    const about = { about: 'work', ticketId: null, orderId: null, subject, calendar } as const;
    const letter = { sourceKey, at: nine, ...about };
    await this.mailer.send(letter, posts.map(hearerOf), ({ role }) => ({
      ...text,
      kind: 'digest',
      reader: readerOfRole(role) ?? 'office',
    }));
  }
}

function hearerOf({ personId, postId, role }: Post): Hearer<Role> {
  return { personId, capacity: postId, role, audience: role as Role };
}

function doneBy(bureauId: string): string {
  return `digest.${bureauId}`;
}
