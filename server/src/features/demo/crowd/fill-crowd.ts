import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { insertRows, readRows } from '../../../platform/database/plain-rows.js';
import { UnitOfWork, type Tx } from '../../../platform/database/unit-of-work.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { Policies } from '../../organizations/index.js';
import { CountChanges } from '../../statistics/index.js';
import {
  eventRow,
  Ticket,
  ticketEventMessage,
  TicketEventRow,
  TicketSearch,
  TicketTally,
} from '../../tickets/index.js';
import { OpenDemo } from '../open-demo.js';
import { Crowd, type CrowdTicket } from './crowd.js';

/** Tickets of a batch share many of the sums that they change. */
const COUNTED_AT_ONCE = 2_000;
/** Steps of ladders that are told: as many orders and messages as a county has in some years. */
const TOLD = 20_000;
const TOLD_AT_ONCE = 500;

/** How large a crowd. */
export interface CrowdSize {
  readonly total: number;
  readonly isAllOpen: boolean;
}

/** Takes a batch of the crowd: into the database, or into files for its loader. */
export type CrowdSink = (batch: readonly CrowdTicket[]) => Promise<void>;

/**
 * Fills a fresh demo with a crowd of tickets, for measuring at size. Left out beside the histories of ended tickets:
 * joiners, ratings and photos.
 */
@Injectable()
export class FillCrowd {
  constructor(
    @Inject(OpenDemo) private readonly demo: OpenDemo,
    @Inject(Policies) private readonly policies: Policies,
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(TicketSearch) private readonly search: TicketSearch,
    @Inject(TicketTally) private readonly tally: TicketTally,
    @Inject(CountChanges) private readonly statistics: CountChanges,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * @param size how many tickets beside those of the demo, and whether all of them are open
   * @param sink takes them; without one they are inserted, each batch in a transaction
   * @throws Error where the demo was not made by this very process
   */
  async run({ total, isAllOpen }: CrowdSize, batchSize: number, sink?: CrowdSink): Promise<void> {
    const world = this.demo.freshWorld;
    if (!world) throw new Error('the crowd needs an empty database and DEMO=1');
    const reckoning = await this.policies.current(world.bureauId);
    const rows: { number: string }[] = await this.unitOfWork.reader.query(
      'SELECT number FROM ticket',
    );
    const taken = new Set(rows.map(({ number }) => number));
    const crowd = new Crowd(world, reckoning, this.clock.now(), taken, isAllOpen);
    for (const batch of crowd.batches(total, batchSize)) {
      if (sink) await sink(batch);
      else await this.unitOfWork.run((tx) => this.insert(tx, batch));
    }
  }

  /** Counts the lists anew; after the last batch is in the database. */
  async countLists(): Promise<void> {
    await this.tally.rebuild();
  }

  /** Counts all tickets anew for the statistics. */
  async countStatistics(): Promise<void> {
    await this.statistics.startAgain();
    await this.statistics.drain(undefined, COUNTED_AT_ONCE);
  }

  /**
   * Delivers the newest steps of the crowd's ladders as if they had just been made: from them come supervision orders, and
   * messages to all who hear of such.
   */
  async tell(steps = TOLD): Promise<void> {
    const { reader } = this.unitOfWork;
    const newest = `WHERE type IN ('rung', 'supervise') ORDER BY at DESC, ticketId LIMIT ${steps}`;
    const events = await readRows(reader, TicketEventRow, newest, [], ['ticketId', 'seq', 'type']);
    for (let from = 0; from < events.length; from += TOLD_AT_ONCE) {
      const messages = events.slice(from, from + TOLD_AT_ONCE).map(ticketEventMessage);
      await this.unitOfWork.run((tx) => this.outbox.publishAll(tx, messages));
    }
    await this.outbox.drain();
  }

  private async insert(tx: Tx, batch: readonly CrowdTicket[]): Promise<void> {
    const rows = batch.map(({ row }) => row);
    await insertRows(tx, Ticket, rows);
    await insertRows(
      tx,
      TicketEventRow,
      batch.flatMap(({ events }) => events.map(eventRow)),
    );
    await this.search.index(tx, rows);
  }
}
