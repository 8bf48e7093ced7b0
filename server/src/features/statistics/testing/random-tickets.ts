import type { Actor, Intention, Reckoning, TicketAction } from '@wide-angle/shared';
import {
  availableActions,
  DAY,
  HOUR,
  MINUTE,
  perform,
  relationsOf,
  replay,
  settle,
  submit,
  toIso,
  type Targets,
  type TicketFacts,
} from '@wide-angle/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { newId } from '../../../platform/ids.js';
import { Dice } from '../../demo/seed/random.js';
import { Policies } from '../../organizations/index.js';
import { factsOf, newRow, TicketRepository } from '../../tickets/index.js';
import type { TicketWorld } from '../../tickets/testing/ticket-world.js';

const WAITS = [0, 5 * MINUTE, HOUR, 7 * HOUR, DAY, 2 * DAY, 9 * DAY];
const CATEGORIES = ['lighting', 'attitude', 'outage', 'parking', 'overcharge', 'cleaning'];
/** What says little or ends a life early is tried less often. */
const SELDOM: readonly TicketAction[] = [
  ...(['note', 'nudge', 'join', 'supervise', 'withdraw', 'merge', 'decline', 'followUp'] as const),
  ...([
    'dispatch',
    'transfer',
    'release',
    'handBack',
    'recategorise',
    'escalate',
    'reopen',
  ] as const),
  ...(['requestRecategorise', 'requestShelving', 'requestExtension', 'ask', 'appeal'] as const),
];

/** Lives tickets at random by the product's own rules, and stores each step as the use cases do. */
export class RandomTickets {
  private readonly dice: Dice;
  private number = 0;

  constructor(
    private readonly world: TicketWorld,
    seed: number,
  ) {
    this.dice = new Dice(seed);
  }

  /** A new ticket reported some time before the present. */
  async report(at: number): Promise<string> {
    const { county, people, test } = this.world;
    const estateIndex = this.dice.pick([0, 1, 2, 3] as const);
    const estate = county.estates[estateIndex];
    const community = county.communities[([0, 0, 1, 2] as const)[estateIndex]];
    const place = {
      bureauId: county.bureau.id,
      subdistrictId: county.subdistricts[estateIndex === 3 ? 1 : 0].id,
      communityId: community.id,
      estateId: estate.id,
      responsibleId: estate.companyId ?? community.id,
    };
    const reckoning = await this.reckoning();
    const submission = {
      id: newId(),
      reporterId: people.owner.personId,
      channel: 'owner' as const,
      categoryCode: this.dice.pick(CATEGORIES),
      isAnonymous: false,
      text: '…',
      mediaIds: [],
      place,
    };
    const event = submit(this.owner, submission, reckoning, at);
    this.number += 1;
    const content = {
      number: String(10_000_000_000 + this.number),
      buildingId: null,
      entranceId: null,
      facilityId: null,
      place: '',
      text: '…',
      channel: 'owner' as const,
      mediaIds: [],
      estateName: '',
      companyName: '',
    };
    const row = newRow(reckoning, replay([event]), content);
    await test.app
      .get(UnitOfWork)
      .run((tx) => test.app.get(TicketRepository).insert(tx, row, event));
    return row.id;
  }

  /** Something happens to a ticket, or only time passes. Gives the moment. */
  async step(id: string, since: number): Promise<number> {
    const { app } = this.world.test;
    const now = since + this.dice.pick(WAITS);
    await app.get(UnitOfWork).run(async (tx) => {
      const before = await app.get(TicketRepository).find(id);
      if (!before) throw new Error('no such ticket');
      const reckoning = await this.reckoning();
      const progress = this.somethingOf(factsOf(before), reckoning, now);
      if (progress.events.length === 0) return;
      await app.get(TicketRepository).advance(tx, { before, reckoning, progress });
    });
    return now;
  }

  private somethingOf(ticket: TicketFacts, reckoning: Reckoning, now: number) {
    const settled = settle(reckoning, ticket, now);
    const targets = this.targets(ticket);
    const open = this.actorsOf(ticket).flatMap((actor) => {
      const relations = relationsOf(actor, settled.ticket, { joined: false, neighbour: true });
      return availableActions({
        ...reckoning,
        ticket: settled.ticket,
        actor,
        now,
        targets,
        relations,
      })
        .filter(({ refusal }) => refusal === null)
        .flatMap(({ action }) =>
          Array.from({ length: SELDOM.includes(action) ? 1 : 10 }, () => ({ actor, action })),
        );
    });
    if (open.length === 0 || this.dice.chance(20)) return settled;
    const { actor, action } = this.dice.pick(open);
    const intention = { action, body: this.body(ticket, now) } as unknown as Intention;
    const relations = (facts: TicketFacts) =>
      relationsOf(actor, facts, { joined: false, neighbour: true });
    const done = perform(
      { ...reckoning, ticket, actor, now, targets, relationsOf: relations },
      intention,
    );
    return done.ok ? done : settled;
  }

  private body(ticket: TicketFacts, now: number): object {
    const { dice } = this;
    const isElsewhere = dice.chance(50);
    return {
      version: ticket.version,
      ...{ text: '…', reason: '…', demand: '…', visibility: 'public', amount: 1, mainId: 'main' },
      ...(isElsewhere ? { organizationId: this.elsewhere(ticket) } : { handlerId: 'handler' }),
      decision: dice.pick(['return', 'reassign', 'decline']),
      approve: dice.chance(70),
      reached: dice.chance(60),
      solved: dice.chance(50),
      ...{ speed: dice.between(1, 5), quality: dice.between(1, 5), attitude: dice.between(1, 5) },
      categoryCode: dice.pick(CATEGORIES),
      until: toIso(now + 10 * DAY),
      dueAt: toIso(now + DAY),
      latenessId: ticket.lateness.find(({ appeal }) => appeal?.state !== 'upheld')?.id ?? '-',
    };
  }

  private elsewhere(ticket: TicketFacts): string {
    const { companies, department } = this.world.county;
    return this.dice.pick(
      [companies[0].id, companies[1].id, department.id].filter((id) => id !== ticket.responsibleId),
    );
  }

  private targets(ticket: TicketFacts): Targets {
    return {
      organization: { id: this.elsewhere(ticket), kind: 'company', inArea: true },
      handler: { personId: 'handler', organizationId: ticket.responsibleId },
      main: { ...ticket, id: 'main', endedAt: null },
      media: { images: 1, videos: 0 },
    };
  }

  private get owner(): Actor {
    const { people, county } = this.world;
    return {
      personId: people.owner.personId,
      role: 'resident',
      postId: null,
      organizationId: null,
      bureauId: county.bureau.id,
    };
  }

  private actorsOf({ responsibleId, handlerId, communityId }: TicketFacts): Actor[] {
    const { county } = this.world;
    const post = (personId: string, role: Actor['role'], organizationId: string): Actor => ({
      personId,
      role,
      organizationId,
      postId: `${personId}-post`,
      bureauId: county.bureau.id,
    });
    const isDepartment = responsibleId === county.department.id;
    return [
      this.owner,
      post(handlerId ?? 'handler', isDepartment ? 'department' : 'staff', responsibleId),
      post('manager', isDepartment ? 'department' : 'manager', responsibleId),
      post('community', 'community', communityId),
      post('bureau', 'bureau', county.bureau.id),
    ];
  }

  private reckoning(): Promise<Reckoning> {
    return this.world.test.app.get(Policies).current(this.world.county.bureau.id);
  }
}
