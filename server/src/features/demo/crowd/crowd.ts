import type { Instant, Reckoning, TicketEvent } from '@wide-angle/shared';
import { DAY, localDate, MINUTE, NUMBER_RANDOM_RANGE, ticketNumber } from '@wide-angle/shared';
import { newId } from '../../../platform/ids.js';
import { newRow, type Ticket } from '../../tickets/index.js';
import { Dice } from '../seed/random.js';
import * as texts from '../seed/texts.js';
import { TicketLives, type Lived } from '../seed/ticket-lives.js';
import type { DemoEstate, World } from '../seed/world.js';
import { crowdText } from './crowd-texts.js';
import { assertSame, moveEvents, moveFacts } from './move-life.js';

/** So many lives are lived by the rules; the crowd lives each of them many times, in other places. */
const LIVES_MAX = 20_000;
const YEARS = 3;
/** Eight in a hundred are of the last days, so that tens of thousands of a million are open. */
const RECENT = 0.08;
const RECENT_DAYS = 12;
/** Every so many-th copy is held against its own history. */
const CHECKED = 500;

/** A ticket of the crowd. An ended one has its first event only: its row is whole, its history is left out. */
export interface CrowdTicket {
  readonly row: Ticket;
  readonly events: readonly TicketEvent[];
}

/**
 * Any number of tickets for measuring: lives of the demo's county, each moved to many estates with the people there, with
 * moments less than a minute apart and words of their own. The same in every run but for ids and the hour it begins at.
 */
export class Crowd {
  private readonly dice = new Dice(20_260_214);
  private readonly numbersOfDay = new Map<string, number>();
  private made = 0;

  /**
   * @param takenNumbers numbers of tickets that are there already
   * @param isAllOpen only lives that have not ended, for measuring timers
   */
  constructor(
    private readonly world: World,
    private readonly reckoning: Reckoning,
    private readonly now: Instant,
    private readonly takenNumbers: ReadonlySet<string>,
    private readonly isAllOpen: boolean,
  ) {}

  /** Tickets in the order of their submission, in batches. */
  *batches(total: number, size: number): Generator<CrowdTicket[]> {
    const lives = this.lives(Math.min(total, LIVES_MAX));
    let batch: CrowdTicket[] = [];
    for (const [at, lived] of lives.entries()) {
      const until = Math.round(((at + 1) * total) / lives.length);
      while (this.made < until) batch.push(this.copy(lived));
      if (batch.length < size) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  }

  private lives(count: number): Lived[] {
    const until = this.now - MINUTE;
    const lives = new TicketLives(this.dice, 0);
    const ago = () =>
      this.isAllOpen || this.dice.next() < RECENT
        ? this.dice.next() * RECENT_DAYS * DAY
        : this.dice.next() * YEARS * 365 * DAY;
    return Array.from({ length: count }, () => until - Math.round(ago()))
      .sort((a, b) => a - b)
      .map((at) => lives.live(this.world, this.reckoning, at, until))
      .filter(({ row }) => row.isOpen || !this.isAllOpen);
  }

  private copy(lived: Lived): CrowdTicket {
    const { dice, world } = this;
    const to = dice.pick(world.estates);
    const move = { ticketId: newId(), from: lived.estate, to, delay: dice.between(0, MINUTE - 1) };
    const facts = moveFacts(lived.life.ticket, move);
    const kept = lived.row.isOpen ? lived.life.events : lived.life.events.slice(0, 1);
    const events = moveEvents(kept, move);
    this.made += 1;
    if (this.made % CHECKED === 0) assertSame(moveEvents(lived.life.events, move), facts);
    return { events, row: this.rowOf(lived, to, facts) };
  }

  private rowOf(lived: Lived, estate: DemoEstate, facts: Lived['life']['ticket']): Ticket {
    const { dice } = this;
    const building = dice.pick(estate.buildings);
    const entrance = dice.pick(building.entrances);
    const isIndoors = lived.row.buildingId !== null;
    const room = `${dice.between(1, 18)}0${dice.between(1, 4)}室`;
    const row = newRow(this.reckoning, facts, {
      number: this.number(facts.submittedAt),
      channel: lived.row.channel,
      estateName: estate.name,
      companyName: estate.company.name,
      facilityId: null,
      buildingId: isIndoors ? building.id : null,
      entranceId: isIndoors ? entrance.id : null,
      place: isIndoors ? `${building.name} ${entrance.name} ${room}` : dice.pick(texts.PLACES),
      text: crowdText(dice, lived.row.text),
      mediaIds: [],
    });
    return { ...row, companyId: estate.company.id };
  }

  /** Each number of a day once, in no visible order; of the day before, where a day has more tickets than numbers. */
  private number(at: Instant): string {
    const day = localDate(at);
    const drawn = (this.numbersOfDay.get(day) ?? 0) + 1;
    if (drawn > NUMBER_RANDOM_RANGE) return this.number(at - DAY);
    this.numbersOfDay.set(day, drawn);
    const number = ticketNumber(at, (drawn * 7_919) % NUMBER_RANDOM_RANGE);
    return this.takenNumbers.has(number) ? this.number(at) : number;
  }
}
