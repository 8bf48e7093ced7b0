import type { CalendarAlarm, PostRole, WorkingCalendar } from '@wide-angle/shared';
import { calendarAlarm, calendarMessage, can, ROLES } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Settings } from '../../../platform/database/settings.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { People } from '../../identity/index.js';
import { CalendarYearTable, Policies, Registry } from '../../organizations/index.js';
import type { Hearer } from '../hearers.js';
import { Mailer } from '../mailer.js';

/** Who can do something about it. */
const MENDERS = ROLES.filter(
  (role): role is PostRole => role !== 'resident' && can(role, 'calendar.import'),
);

/**
 * Tells a bureau's officers and administrators that a year's table is missing, and again each week until it is there
 * (DESIGN §4.2). Several workers may do it at once.
 */
@Injectable()
export class WarnOfMissingYear {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Settings) private readonly settings: Settings,
    @Inject(People) private readonly people: People,
    @Inject(Registry) private readonly registry: Registry,
    @Inject(Policies) private readonly policies: Policies,
    @Inject(Mailer) private readonly mailer: Mailer,
  ) {}

  async run(signal?: AbortSignal): Promise<void> {
    const tables = await this.unitOfWork.reader.find(CalendarYearTable, { select: { year: true } });
    const covered = tables.map(({ year }) => Number(year));
    for (const bureauId of await this.registry.bureauIds()) {
      if (signal?.aborted) return;
      const { calendar } = await this.policies.current(bureauId);
      const alarm = calendarAlarm(covered, calendar, this.clock.now());
      if (alarm) await this.tell(bureauId, alarm, calendar);
    }
  }

  private async tell(
    bureauId: string,
    { warning, round, at }: CalendarAlarm,
    calendar: WorkingCalendar,
  ): Promise<void> {
    const name = `${warning.year}:${round}`;
    if ((await this.settings.get(toldBy(bureauId))) === name) return;
    const text = calendarMessage(warning);
    const subject = { classCode: null, place: '', category: '放假安排', number: '' };
    const about = { about: 'calendar', ticketId: null, orderId: null, subject, calendar } as const;
    const letter = { sourceKey: `calendar:${name}:${bureauId}`, at, ...about };
    await this.mailer.send(letter, await this.hearers(bureauId), () => ({
      ...text,
      kind: 'task',
      reader: 'office',
    }));
    await this.settings.set(toldBy(bureauId), name);
  }

  private async hearers(bureauId: string): Promise<Hearer<'office'>[]> {
    const ofBureau = await this.registry.organizationIdsOf(bureauId);
    const posts = await this.people.inAllPosts(MENDERS);
    return posts
      .filter(({ organizationId }) => ofBureau.has(organizationId))
      .map(({ personId, postId, role }) => ({
        ...{ personId, role },
        capacity: postId,
        audience: 'office',
      }));
  }
}

function toldBy(bureauId: string): string {
  return `calendar.${bureauId}`;
}
