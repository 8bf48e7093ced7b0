import { randomUUID } from 'node:crypto';
import type { ActionBodies, SubmitBody, TicketAction, TicketView } from '@wide-angle/shared';
import { replay, TICKET_STATES } from '@wide-angle/shared';
import { insertRows } from '../../../platform/database/plain-rows.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { aCounty, type County } from '../../../testing/builders/county.js';
import { PASSWORD, persona, type Persona } from '../../../testing/personas.js';
import {
  startTestApp,
  type TestApp,
  type TestAppOptions,
} from '../../../testing/start-test-app.js';
import { Policies } from '../../organizations/index.js';
import { MediaRow } from '../../media/media.entity.js';
import { dutyRowsOf } from '../duties/duty-rows.js';
import { TicketDuty } from '../entities/ticket-duty.entity.js';
import { Ticket } from '../entities/ticket.entity.js';
import { TicketJoiner } from '../entities/ticket-joiner.entity.js';
import { TicketWord } from '../entities/ticket-word.entity.js';
import { termsOf } from '../search/search-words.js';
import { factsOf, standingColumns } from '../ticket-row.js';
import { TicketTally } from '../ticket-tally.js';
import { TicketRepository } from '../ticket.repository.js';

/** One person of each kind around the tickets of the county's first estate. */
export interface People {
  readonly owner: Persona;
  readonly neighbour: Persona;
  /** Owner in another estate. */
  readonly stranger: Persona;
  readonly wang: Persona;
  readonly zhao: Persona;
  readonly manager: Persona;
  /** Staff of another company. */
  readonly rival: Persona;
  readonly community: Persona;
  readonly otherCommunity: Persona;
  readonly subdistrict: Persona;
  readonly bureau: Persona;
  readonly department: Persona;
}

/** A county, its people, and the few words in which tests speak of tickets. */
export class TicketWorld {
  private constructor(
    readonly test: TestApp,
    readonly county: County,
    readonly people: People,
  ) {}

  static async start(options: TestAppOptions = {}): Promise<TicketWorld> {
    const test = await startTestApp(options);
    const county = await aCounty(test);
    const add = persona(test);
    const [home, elsewhere] = county.estates;
    const people = {
      owner: await add.resident(home, { name: '陈静' }),
      neighbour: await add.resident(home, { name: '欧阳娜' }),
      stranger: await add.resident(elsewhere, { name: '吴刚' }),
      wang: await add.staff(county.companies[0], { name: '王强' }),
      zhao: await add.staff(county.companies[0], { name: '赵磊' }),
      manager: await add.manager(county.companies[0], { name: '李芳' }),
      rival: await add.staff(county.companies[1], { name: '孙洋' }),
      community: await add.community(county.communities[0], { name: '张敏' }),
      otherCommunity: await add.community(county.communities[1], { name: '刘艳' }),
      subdistrict: await add.subdistrict(county.subdistricts[0], { name: '周勇' }),
      bureau: await add.bureau(county.bureau, { name: '徐伟' }),
      department: await add.department(county.department, { name: '马建国' }),
    };
    return new TicketWorld(test, county, people);
  }

  close(): Promise<void> {
    return this.test.close();
  }

  /** A report of the owner: a lamp on the stairs, where nothing else is said. */
  report(body: Partial<SubmitBody> = {}, by: Persona = this.people.owner): Promise<TicketView> {
    return by.api.ticket.submit({
      body: {
        estateId: this.county.estates[0].id,
        categoryCode: 'lighting',
        text: '楼道灯不亮',
        ...body,
      },
    });
  }

  /** An action on the ticket as its doer saw it last; `version` is that of the ticket given. */
  act<A extends TicketAction>(
    by: Persona,
    ticket: Pick<TicketView, 'id' | 'version'>,
    action: A,
    body: Partial<ActionBodies[A]> = {},
  ): Promise<TicketView> {
    const params = { id: ticket.id };
    const versioned = UNVERSIONED.includes(action) ? body : { version: ticket.version, ...body };
    const call = by.api.ticketAction[action] as unknown as (input: {
      params: { id: string };
      body: unknown;
    }) => Promise<TicketView>;
    return call({ params, body: versioned });
  }

  get(by: Persona, ticket: Pick<TicketView, 'id'>): Promise<TicketView> {
    return by.api.ticket.get({ params: { id: ticket.id } });
  }

  /** Moves the clock on; see {@link goTo}. */
  later(millis: number): Promise<void> {
    return this.goTo(this.test.clock.now() + millis);
  }

  /** Sets the clock, also back, and signs everybody in again, as access tokens live for minutes. */
  async goTo(at: number): Promise<void> {
    this.test.clock.set(at);
    const credentials = (one: Persona) => ({ login: one.login, password: PASSWORD });
    for (const one of Object.values(this.people) as Persona[]) {
      one.use(await one.api.identity.password({ body: credentials(one) }));
    }
  }

  /** An upload of somebody that is ready and belongs to nothing yet. */
  async upload(by: Persona, kind: 'image' | 'video' = 'image'): Promise<string> {
    const id = randomUUID();
    const row: MediaRow = {
      id,
      kind,
      ownerPersonId: by.personId,
      state: 'ready',
      contentType: kind === 'image' ? 'image/jpeg' : 'video/mp4',
      bytes: 1000,
      width: 40,
      height: 30,
      durationMs: kind === 'image' ? null : 5000,
      hasPreview: true,
      sha256: '0'.repeat(64),
      createdAt: this.test.clock.now(),
      attachedTicketId: null,
      attachedAt: null,
    };
    await this.test.app.get(UnitOfWork).run((tx) => insertRows(tx, MediaRow, [row]));
    return id;
  }

  /** The stored row of a ticket. */
  async row(ticket: Pick<TicketView, 'id'>): Promise<Ticket> {
    return this.test.app.get(UnitOfWork).reader.findOneByOrFail(Ticket, { id: ticket.id });
  }

  /** All open tickets as stored. */
  openRows(): Promise<Ticket[]> {
    return this.test.app.get(UnitOfWork).reader.findBy(Ticket, { isOpen: true });
  }

  /**
   * What must hold whatever happened: a ticket's history, replayed, is its row (DESIGN §4.1); its standing is what its
   * facts say; its counts are those of the rows, and duties what the facts tell of them; it stands in the index of words
   * under its own terms and no others. Call it after each test.
   */
  async expectConsistency(): Promise<void> {
    const { reader } = this.test.app.get(UnitOfWork);
    const rows = await reader.find(Ticket);
    for (const row of rows) {
      const events = await this.test.app.get(TicketRepository).events(row.id);
      expect(replay(events)).toEqual(factsOf(row));
      const reckoning = await this.test.app.get(Policies).version(row.bureauId, row.policyVersion);
      expect(row).toMatchObject(standingColumns(reckoning, factsOf(row)));
      const joinerCount = await reader.countBy(TicketJoiner, { ticketId: row.id });
      expect(row.joinerCount).toBe(joinerCount);
    }
    await this.expectCountsToBeTheRows(rows);
    await this.expectWordsToBeTheRows(rows);
    const stored = await reader.find(TicketDuty);
    expect(inOrder(stored)).toEqual(inOrder(rows.flatMap(dutyRowsOf)));
  }

  private async expectWordsToBeTheRows(rows: readonly Ticket[]): Promise<void> {
    const entries = await this.test.app.get(UnitOfWork).reader.find(TicketWord);
    const stored = entries.map(({ ticketId, submittedAt, isOpen, term }) =>
      [ticketId, submittedAt, isOpen, term].join(' '),
    );
    const expected = rows.flatMap((row) =>
      termsOf(row).map((term) => [row.id, row.submittedAt, row.isOpen, term].join(' ')),
    );
    expect(stored.sort()).toEqual(expected.sort());
  }

  private async expectCountsToBeTheRows(rows: readonly Ticket[]): Promise<void> {
    const { bureau } = this.county;
    const actor = { ...OFFICER, organizationId: bureau.id, bureauId: bureau.id };
    const buckets = await this.test.app.get(TicketTally).buckets(actor, 'area');
    for (const state of TICKET_STATES) {
      const counted = buckets.filter((bucket) => bucket.state === state);
      const sum = counted.reduce((total, { count }) => total + count, 0);
      expect([state, sum]).toEqual([state, rows.filter((row) => row.state === state).length]);
    }
  }
}

function inOrder(duties: readonly TicketDuty[]): TicketDuty[] {
  const nameOf = ({ ticketId, dutyKey }: TicketDuty) => `${ticketId}/${dutyKey}`;
  return duties.map((duty) => ({ ...duty })).sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}

const OFFICER = { personId: 'nobody', role: 'bureau', postId: null } as const;

const UNVERSIONED: readonly TicketAction[] = ['claim', 'note', 'nudge', 'join'];
