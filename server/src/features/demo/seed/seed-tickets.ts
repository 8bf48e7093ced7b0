import type { Actor, Category, Instant, Reckoning, TicketState } from '@wide-angle/shared';
import { categoryOf, DAY, HOUR, NUMBER_RANDOM_RANGE, ticketNumber } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { insertRows } from '../../../platform/database/plain-rows.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';
import { newId } from '../../../platform/ids.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { AdoptPictures, type Adoption } from '../../media/index.js';
import { Policies } from '../../organizations/index.js';
import {
  eventRow,
  newRow,
  Ticket,
  ticketEventMessage,
  TicketEventRow,
  TicketJoiner,
  TicketRating,
  TicketTally,
} from '../../tickets/index.js';
import type { Cast } from './cast.js';
import { deed, Life } from './life.js';
import { drawPictures, proofPicture, troublePicture } from './pictures.js';
import { FREQUENCY, momentsOfYear } from './frequency.js';
import { Dice } from './random.js';
import { STORIES, TELL, wholeStory } from './stories.js';
import { SHOWCASE, type Exhibit } from './showcase.js';
import { joinersOf, ratingsOf, residentOf, toldEvents } from './side-rows.js';
import * as texts from './texts.js';
import type { DemoEstate, World } from './world.js';

/** Photos of older tickets are left out: they would double the demo's start for nobody. */
const PICTURED_DAYS = 25;
/** Events of the last days still reach inboxes and supervision. */
const TOLD_DAYS = 3;
const CHUNK = 100;

/** States in which somebody still owes work. */
const UNDONE: readonly TicketState[] = ['pending', 'processing', 'awaiting', 'shelved'];

interface Lived {
  readonly row: Ticket;
  readonly life: Life;
}

/** Lets two thousand tickets live through a year, and stores them with all that happened. */
@Injectable()
export class SeedTickets {
  private readonly dice = new Dice(20_251_122);
  private readonly numbers = new Set<string>();
  private readonly adoptions: Adoption[] = [];

  constructor(
    @Inject(Policies) private readonly policies: Policies,
    @Inject(AdoptPictures) private readonly pictures: AdoptPictures,
    @Inject(TicketTally) private readonly tally: TicketTally,
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
        .map((at) => this.live(world, reckoning, at, now));
      await this.store(tx, lived, now);
      tell(from + lived.length);
    }
    await this.store(tx, this.exhibits(world, reckoning, now), now);
    await this.pictures.run(tx, await drawPictures(), this.adoptions);
  }

  /** One ticket of the year: somewhere, about something, going some way. */
  private live(world: World, reckoning: Reckoning, at: Instant, now: Instant): Lived {
    const { dice } = this;
    const estate = dice.pick(world.estates);
    const reporter = residentOf(estate, dice.pick(estate.residentIds));
    const category = categoryOf(reckoning.policy, dice.weighted(FREQUENCY));
    const life = this.born(estate, reporter, category, { reckoning, at, now });
    const cast = this.cast(world, estate, { life, reporter, category, at, now });
    const isUndone = () => UNDONE.includes(life.ticket.state);
    life.live(wholeStory(dice.weighted(STORIES), cast, isUndone), now);
    return { life, row: this.rowOf(reckoning, life, estate) };
  }

  /** The tickets that a visitor is led to. */
  private exhibits(world: World, reckoning: Reckoning, now: Instant): Lived[] {
    const shown = SHOWCASE.map((exhibit) => this.exhibit(world, reckoning, exhibit, now));
    const [main, merged] = [shown[0], shown[shown.length - 1]];
    if (main && merged) this.merge(world, main, merged, now);
    return shown.map(({ life, estate }) => ({ life, row: this.rowOf(reckoning, life, estate) }));
  }

  private exhibit(world: World, reckoning: Reckoning, exhibit: Exhibit, now: Instant) {
    const estate = world.estates[0] as DemoEstate;
    const at = now - exhibit.hoursAgo * HOUR;
    const reporter = residentOf(estate, estate.residentIds[exhibit.resident] ?? '');
    const category = categoryOf(reckoning.policy, exhibit.categoryCode);
    const life = this.born(estate, reporter, category, { reckoning, at, now });
    const cast = this.cast(world, estate, { life, reporter, category, at, now });
    const handler = estate.company.staff[0] ?? cast.handler;
    const deeds = [...TELL[exhibit.story]({ ...cast, handler })].slice(0, exhibit.deeds);
    life.live(
      deeds.map((next) => ({ ...next, after: 0.3, anyHour: true })),
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

  private born(
    estate: DemoEstate,
    reporter: Actor,
    category: Category,
    { reckoning, at, now }: { reckoning: Reckoning; at: Instant; now: Instant },
  ): Life {
    const { dice } = this;
    const id = newId();
    const { bureauId, subdistrictId, id: estateId, community, company } = estate;
    const place = {
      bureauId,
      subdistrictId,
      estateId,
      communityId: community.id,
      responsibleId: company.id,
    };
    const text = dice.pick(texts.REPORTS[category.code] ?? ['']);
    const picture = troublePicture(category.code);
    const photo = { picture, ownerPersonId: reporter.personId, ticketId: id, at };
    const submission = {
      ...{
        id,
        reporterId: reporter.personId,
        channel: 'owner' as const,
        categoryCode: category.code,
        place,
      },
      text: text.replace('{n}', String(dice.between(2, 11))),
      mediaIds: dice.chance(40) ? this.photos(photo, now) : [],
      isAnonymous: category.kind === 'complaint',
    };
    return new Life(reckoning, submission, reporter, at);
  }

  private cast(
    world: World,
    estate: DemoEstate,
    known: Pick<Cast, 'reporter' | 'category'> & { life: Life; at: Instant; now: Instant },
  ): Cast {
    const { dice } = this;
    const { company } = estate;
    const [handler, colleague] = [dice.pick(company.staff), dice.pick(company.staff)];
    const department = dice.pick(world.departments);
    const proof = {
      ownerPersonId: handler.personId,
      ticketId: known.life.submission.id,
      at: known.at,
    };
    const others = estate.residentIds.filter((personId) => personId !== known.reporter.personId);
    return {
      ...{
        reporter: known.reporter,
        category: known.category,
        startedAt: known.at,
        dice,
        handler,
        colleague,
      },
      neighbours: others.map((personId) => residentOf(estate, personId)),
      manager: company.manager,
      community: estate.community.officer,
      bureau: world.bureau,
      departmentId: department.id,
      departmentOfficer: department.officer,
      pace: company.slowness,
      proof: () => this.photos({ ...proof, picture: proofPicture(dice) }, known.now),
    };
  }

  /** Ids of photos to name; the files are made at the end. Old tickets get none. */
  private photos(photo: Omit<Adoption, 'id'>, now: Instant): string[] {
    if (photo.at < now - PICTURED_DAYS * DAY) return [];
    const id = newId();
    this.adoptions.push({ ...photo, id });
    return [id];
  }

  private rowOf(reckoning: Reckoning, life: Life, estate: DemoEstate): Ticket {
    const { dice } = this;
    const building = dice.pick(estate.buildings);
    const entrance = dice.pick(building.entrances);
    const isIndoors = dice.chance(70);
    const content = {
      ...{
        number: this.number(life.startedAt),
        channel: 'owner' as const,
        estateName: estate.name,
        facilityId: null,
      },
      buildingId: isIndoors ? building.id : null,
      entranceId: isIndoors ? entrance.id : null,
      place: isIndoors ? `${building.name} ${entrance.name}` : dice.pick(texts.PLACES),
      text: life.submission.text,
      mediaIds: life.submission.mediaIds,
    };
    const row = newRow(reckoning, life.ticket, content);
    return { ...row, companyId: estate.company.id, joinerCount: life.joinerIds.length };
  }

  private number(at: Instant): string {
    const number = ticketNumber(at, this.dice.between(0, NUMBER_RANDOM_RANGE - 1));
    if (this.numbers.has(number)) return this.number(at);
    this.numbers.add(number);
    return number;
  }

  private async store(tx: Tx, lived: readonly Lived[], now: Instant): Promise<void> {
    const events = lived.flatMap(({ life }) => life.events);
    await insertRows(
      tx,
      Ticket,
      lived.map(({ row }) => row),
    );
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
    for (const { row } of lived) await this.tally.book(tx, null, row);
    const told = lived.flatMap((one) => toldEvents(one, now - TOLD_DAYS * DAY));
    await this.outbox.publishAll(tx, told.map(ticketEventMessage));
  }
}
