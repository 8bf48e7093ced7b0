import { randomUUID } from 'node:crypto';
import type { ActionBodies, SubmitBody, TicketAction, TicketView } from '@wide-angle/shared';
import { replay } from '@wide-angle/shared';
import { insertRows } from '../../../platform/database/bulk-insert.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { aCounty, type County } from '../../../testing/builders/county.js';
import { persona, type Persona } from '../../../testing/personas.js';
import { startTestApp, type TestApp } from '../../../testing/start-test-app.js';
import { MediaRow } from '../../media/media.entity.js';
import { Ticket } from '../entities/ticket.entity.js';
import { factsOf } from '../ticket-row.js';
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

  static async start(): Promise<TicketWorld> {
    const test = await startTestApp();
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

  /** Moves the clock on and signs everybody in again, as access tokens live for minutes. */
  async later(millis: number): Promise<void> {
    this.test.clock.forward(millis);
    for (const one of Object.values(this.people) as Persona[]) {
      const { refreshToken } = one.session();
      one.use(await one.api.identity.refresh({ body: { refreshToken } }));
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

  /** Every ticket's history, replayed, is its row (DESIGN §4.1). Call it after each test. */
  async expectHistoriesToBeTheRows(): Promise<void> {
    const rows = await this.test.app.get(UnitOfWork).reader.find(Ticket);
    for (const row of rows) {
      const events = await this.test.app.get(TicketRepository).events(row.id);
      expect(replay(events)).toEqual(factsOf(row));
    }
  }
}

const UNVERSIONED: readonly TicketAction[] = ['claim', 'note', 'nudge', 'join'];
