import { atLocal, DAY, localDate, MINUTE, toIso } from '@wide-angle/shared';
import { Inject, Injectable } from '@nestjs/common';
import { In, LessThan, Not } from 'typeorm';
import { Clock } from '../../../platform/clock/clock.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { newId } from '../../../platform/ids.js';
import { ActOnOrder, CreateOrder, type OrderIntention } from '../../supervision/index.js';
import { Ticket } from '../../tickets/index.js';
import type { DemoCompany, World } from './world.js';

/** An order of the bureau about several tickets of a company, and how far it has gone. */
interface ShownOrder {
  /** Which company; 0 has a manager with an account. */
  readonly company: number;
  readonly tickets: number;
  readonly demand: string;
  readonly steps: readonly ('reply' | 'sendBack' | 'accept')[];
}

const SHOWN: readonly ShownOrder[] = [
  {
    company: 3,
    tickets: 2,
    demand: '请核实所列诉求久拖不决的原因，限期办结并向业主说明情况。',
    steps: ['reply', 'accept'],
  },
  {
    company: 2,
    tickets: 2,
    demand: '所列诉求业主多次催办，请逐件明确责任人和完成时间，书面回复。',
    steps: ['reply', 'sendBack'],
  },
  {
    company: 1,
    tickets: 4,
    demand: '同类问题在多个小区反复出现，请开展一次全面排查，逐件办结，一并回复整改情况。',
    steps: ['reply'],
  },
  {
    company: 0,
    tickets: 3,
    demand: '所列诉求群众反映集中，请逐件落实责任人，办结后一并书面回复，附处理前后照片。',
    steps: [],
  },
];

const REPLY_DAYS = 3;
const REPLY_BY = 17 * 60 + 30;

/** Orders about several tickets, issued and answered through the same use cases as on the officers' screens. */
@Injectable()
export class SeedOrders {
  constructor(
    @Inject(CreateOrder) private readonly createOrder: CreateOrder,
    @Inject(ActOnOrder) private readonly actOnOrder: ActOnOrder,
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Call it when the county and its tickets have been committed. */
  async run(world: World): Promise<void> {
    for (const shown of SHOWN) {
      const company = world.companies[shown.company];
      if (company) await this.show(world, company, shown);
    }
  }

  private async show(world: World, company: DemoCompany, shown: ShownOrder): Promise<void> {
    const ticketIds = await this.ticketsOf(world, company, shown.tickets);
    // The county has some two hundred open tickets for thirty companies: on a poor day one company may have none.
    if (ticketIds.length < 2) return;
    const dueAt = toIso(atLocal(localDate(this.clock.now() + REPLY_DAYS * DAY), REPLY_BY));
    const body = { ticketIds, demand: shown.demand, dueAt };
    let { id, version } = await this.createOrder.run(world.bureau, body, newId());
    for (const step of shown.steps) {
      const actor = step === 'reply' ? company.manager : world.bureau;
      ({ id, version } = await this.actOnOrder.run(actor, id, INTENTIONS[step](version), newId()));
    }
  }

  /** The company's open work, the oldest first; without the first estate's, whose tickets stand each for a list. */
  private async ticketsOf(world: World, company: DemoCompany, many: number): Promise<string[]> {
    const found = await this.unitOfWork.reader.find(Ticket, {
      select: { id: true },
      where: {
        responsibleId: company.id,
        state: In(['pending', 'processing']),
        // For those that have climbed to the bureau the ladder has drafted an order each.
        tier: LessThan(3),
        estateId: Not(world.estates[0]?.id ?? ''),
        submittedAt: LessThan(this.clock.now() - 30 * MINUTE),
      },
      order: { submittedAt: 'ASC', id: 'ASC' },
      take: many,
    });
    return found.map(({ id }) => id);
  }
}

const INTENTIONS = {
  reply: (version: number): OrderIntention => ({
    action: 'reply',
    body: { version, text: '已逐件明确责任人，师傅已进场处理，预计两日内全部办结。' },
  }),
  sendBack: (version: number): OrderIntention => ({
    action: 'sendBack',
    body: { version, reason: '回复没有写明每件的完成时间，也没有附现场照片，请补充后重报。' },
  }),
  accept: (version: number): OrderIntention => ({
    action: 'accept',
    body: { version, outcome: 'fulfilled', opinion: '情况属实，同意办结，请继续做好回访。' },
  }),
} as const;
