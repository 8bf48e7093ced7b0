import type { Actor, Category, Instant, Reckoning, TicketState } from '@wide-angle/shared';
import { categoryOf, DAY, NUMBER_RANDOM_RANGE, ticketNumber } from '@wide-angle/shared';
import { newId } from '../../../platform/ids.js';
import type { Adoption } from '../../media/index.js';
import { newRow, type Ticket } from '../../tickets/index.js';
import type { Cast } from './cast.js';
import { FREQUENCY } from './frequency.js';
import { Life } from './life.js';
import { proofPicture, troublePicture } from './pictures.js';
import type { Dice } from './random.js';
import { residentOf } from './side-rows.js';
import { STORIES, wholeStory } from './stories.js';
import * as texts from './texts.js';
import type { DemoEstate, World } from './world.js';

/** States in which somebody still owes work. */
const UNDONE: readonly TicketState[] = ['pending', 'processing', 'awaiting', 'shelved'];

/** A ticket that has lived, with all that happened to it. */
export interface Lived {
  readonly row: Ticket;
  readonly life: Life;
  readonly estate: DemoEstate;
}

/** Tickets of the demo's county, lived by the product's own rules. */
export class TicketLives {
  /** Photos that the tickets name; the files are made later. */
  readonly adoptions: Adoption[] = [];
  private readonly numbers = new Set<string>();

  /** @param picturedDays tickets older than that have no photos */
  constructor(
    private readonly dice: Dice,
    private readonly picturedDays: number,
  ) {}

  /** One ticket of the year: somewhere, about something, going some way. */
  live(world: World, reckoning: Reckoning, at: Instant, now: Instant): Lived {
    const { dice } = this;
    const estate = dice.pick(world.estates);
    const reporter = residentOf(estate, dice.pick(estate.residentIds));
    const category = categoryOf(reckoning.policy, dice.weighted(FREQUENCY));
    const life = this.born(estate, reporter, category, { reckoning, at, now });
    const cast = this.cast(world, estate, { life, reporter, category, at, now });
    const isUndone = () => UNDONE.includes(life.ticket.state);
    life.live(wholeStory(dice.weighted(STORIES), cast, isUndone), now);
    return { life, estate, row: this.rowOf(reckoning, life, estate) };
  }

  /** A ticket at its submission. */
  born(
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

  /** Who is around it. */
  cast(
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
    if (photo.at < now - this.picturedDays * DAY) return [];
    const id = newId();
    this.adoptions.push({ ...photo, id });
    return [id];
  }

  /** The row of a ticket as it stands. */
  rowOf(reckoning: Reckoning, life: Life, estate: DemoEstate): Ticket {
    const { dice } = this;
    const building = dice.pick(estate.buildings);
    const entrance = dice.pick(building.entrances);
    const isIndoors = dice.chance(70);
    const content = {
      ...{
        number: this.number(life.startedAt),
        channel: 'owner' as const,
        estateName: estate.name,
        companyName: estate.company.name,
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
}
