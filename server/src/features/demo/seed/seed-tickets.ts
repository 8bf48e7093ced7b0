import type { Instant, Reckoning } from '@wide-angle/shared';
import { categoryOf, DAY, HOUR } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { insertRows } from '../../../platform/database/plain-rows.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { AdoptPictures } from '../../media/index.js';
import { Policies } from '../../organizations/index.js';
import {
  eventRow,
  Ticket,
  TicketDuties,
  ticketEventMessage,
  TicketEventRow,
  TicketJoiner,
  TicketRating,
  TicketSearch,
  TicketChanges,
  TicketTally,
} from '../../tickets/index.js';
import { momentsOfYear } from './frequency.js';
import { deed, type Life } from './life.js';
import { drawPictures } from './pictures.js';
import { Dice } from './random.js';
import { SHOWCASE, type Exhibit } from './showcase.js';
import { joinersOf, ratingsOf, residentOf, toldEvents } from './side-rows.js';
import { TELL } from './stories.js';
import { TicketLives, type Lived } from './ticket-lives.js';
import type { DemoEstate, World } from './world.js';

/** Photos of older tickets are left out: they would double the demo's start for nobody. */
const PICTURED_DAYS = 25;
/** Events of the last days still reach inboxes and supervision. */
const TOLD_DAYS = 3;
const CHUNK = 100;

/** Lets two thousand tickets live through a year, and stores them with all that happened. */
@Injectable()
export class SeedTickets {
  private readonly dice = new Dice(20_251_122);
  private readonly lives = new TicketLives(this.dice, PICTURED_DAYS);

  constructor(
    @Inject(Policies) private readonly policies: Policies,
    @Inject(AdoptPictures) private readonly pictures: AdoptPictures,
    @Inject(TicketTally) private readonly tally: TicketTally,
    @Inject(TicketSearch) private readonly search: TicketSearch,
    @Inject(TicketChanges) private readonly changes: TicketChanges,
    @Inject(TicketDuties) private readonly duties: TicketDuties,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @param tell hears how many tickets are done */
  async run(tx: Tx, world: World, tell: (done: number) => void): Promise<void> {
    const reckoning = await this.policies.current(world.bureauId);
    const now = this.clock.now();
    const moments = momentsOfYear(this.dice, now);
    for (let from = 0; from < moments.length; from += CHUNK) {
      const lived = moments
        .slice(from, from + CHUNK)
        .map((at) => this.lives.live(world, reckoning, at, now));
      await this.store(tx, lived, now);
      tell(from + lived.length);
    }
    await this.store(tx, this.exhibits(world, reckoning, now), now);
    await this.pictures.run(tx, await drawPictures(), this.lives.adoptions);
  }

  /** The tickets that a visitor is led to. */
  private exhibits(world: World, reckoning: Reckoning, now: Instant): Lived[] {
    const shown = SHOWCASE.map((exhibit) => this.exhibit(world, reckoning, exhibit, now));
    const [main, merged] = [shown[0], shown[shown.length - 1]];
    if (main && merged) this.merge(world, main, merged, now);
    return shown.map(({ life, estate }) => ({
      life,
      estate,
      row: this.lives.rowOf(reckoning, life, estate),
    }));
  }

  private exhibit(world: World, reckoning: Reckoning, exhibit: Exhibit, now: Instant) {
    const estate = world.estates[0] as DemoEstate;
    const at = now - exhibit.hoursAgo * HOUR;
    const reporter = residentOf(estate, estate.residentIds[exhibit.resident] ?? '');
    const category = categoryOf(reckoning.policy, exhibit.categoryCode);
    const life = this.lives.born(estate, reporter, category, { reckoning, at, now });
    const cast = this.lives.cast(world, estate, { life, reporter, category, at, now });
    const handler = estate.company.staff[0] ?? cast.handler;
    const deeds = [...TELL[exhibit.story]({ ...cast, handler })].slice(0, exhibit.deeds);
    life.live(
      deeds.map((next) => ({ ...next, after: exhibit.every ?? 0.3, anyHour: true })),
      now,
    );
    return { life, estate };
  }

  private merge(world: World, main: { life: Life }, merged: { life: Life }, now: Instant): void {
    const actor = (world.estates[0] as DemoEstate).community.officer;
    const body = { mainId: main.life.ticket.id, reason: '同一处楼道灯，并案处理。' };
    const targets = { main: main.life.ticket };
    merged.life.live(
      [deed({ after: 0.5, actor, action: 'merge', body, targets, anyHour: true })],
      now,
    );
    main.life.joinerIds.push(merged.life.submission.reporterId);
  }

  private async store(tx: Tx, lived: readonly Lived[], now: Instant): Promise<void> {
    const events = lived.flatMap(({ life }) => life.events);
    const rows = lived.map(({ row }) => row);
    await insertRows(tx, Ticket, rows);
    await this.search.index(tx, rows);
    await insertRows(tx, TicketEventRow, events.map(eventRow));
    await insertRows(
      tx,
      TicketJoiner,
      lived.flatMap(({ life }) => joinersOf(life)),
    );
    await insertRows(
      tx,
      TicketRating,
      lived.flatMap(({ life }) => ratingsOf(life)),
    );
    await this.changes.note(
      tx,
      lived.map(({ row }) => row.id),
    );
    const submitted = rows.map((row) => ({ before: null, after: row }));
    await this.tally.book(tx, submitted);
    await this.duties.book(tx, submitted);
    const told = lived.flatMap((one) => toldEvents(one, now - TOLD_DAYS * DAY));
    await this.outbox.publishAll(tx, told.map(ticketEventMessage));
  }
}
