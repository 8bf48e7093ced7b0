import {
  applyEvent,
  DAY,
  MINUTE,
  NO_TOTALS,
  replay,
  statisticsOf,
  TICKET_STATES,
  TILES,
  type Role,
} from '@wide-angle/shared';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { apiOf, refused, type Api } from '../../testing/api-client.js';
import { startTestApp, type TestApp } from '../../testing/start-test-app.js';
import { CountChanges } from '../statistics/index.js';
import { expectCounted, recountedTotals } from '../statistics/testing/recount.js';
import { factsOf, Ticket, TicketRepository } from '../tickets/index.js';
import { DEMO_PASSWORD } from './demo-accounts.js';

/** A Sunday in November, as most visitors do not come on a working morning. */
const NOW = Date.UTC(2026, 10, 22, 4, 0);

describe('the demo county', () => {
  let test: TestApp;
  let nobody: Api;

  beforeAll(async () => {
    test = await startTestApp({ now: NOW, config: { isDemo: true } });
    nobody = apiOf(test, () => null);
  }, 120_000);
  afterAll(() => test.close());

  const signedIn = async (login: string) => {
    const session = await nobody.identity.password({ body: { login, password: DEMO_PASSWORD } });
    return { me: session.me, api: apiOf(test, () => session.accessToken) };
  };

  const rows = (sql: string): Promise<{ n: number | string }[]> =>
    test.app.get(UnitOfWork).reader.query(sql);
  const count = async (sql: string) => Number((await rows(sql))[0]?.n);

  it('has the numbers of a real county', async () => {
    expect(await count('SELECT COUNT(*) AS n FROM estate')).toBe(238);
    expect(await count('SELECT COUNT(*) AS n FROM estate WHERE hasCommittee = 1')).toBe(225);
    expect(await count("SELECT COUNT(*) AS n FROM organization WHERE kind = 'company'")).toBe(30);
    expect(await count("SELECT COUNT(*) AS n FROM organization WHERE kind = 'subdistrict'")).toBe(
      3,
    );
    expect(await count('SELECT COUNT(*) AS n FROM ticket')).toBeGreaterThan(1_900);
    expect(
      await count("SELECT COUNT(*) AS n FROM ticket WHERE state = 'closed' AND isSolved = 1"),
    ).toBeGreaterThan(1_200);
  });

  it('shows a ticket in every state', async () => {
    for (const state of TICKET_STATES) {
      expect([
        state,
        await count(`SELECT COUNT(*) AS n FROM ticket WHERE state = '${state}'`),
      ]).not.toEqual([state, 0]);
    }
  });

  it('is counted as its events say, to the last number', async () => {
    await test.app.get(CountChanges).drain();
    const marks = await expectCounted(test);
    const { api } = await signedIn('bureau');
    const period = { from: '2025-11-01', to: '2026-11-22' };
    const told = await api.statistics.overview({ query: period });
    const expected = recountedTotals(marks, {}, period, null).get('') ?? NO_TOTALS;
    expect(told.figures).toEqual(statisticsOf(expected).figures);
    expect(told.figures.solved + told.figures.closedByClock).toBeGreaterThan(1_200);
  }, 60_000);

  it('has lived by the rules: each row is the fold of its events', async () => {
    const tickets = await test.app
      .get(UnitOfWork)
      .reader.find(Ticket, { take: 150, order: { number: 'DESC' } });
    for (const ticket of tickets) {
      const events = await test.app.get(TicketRepository).events(ticket.id);
      expect(replay(events)).toEqual(factsOf(ticket));
      expect(events.slice(1).reduce(applyEvent, replay(events.slice(0, 1))).version).toBe(
        ticket.version,
      );
    }
  });

  it('signs everybody in, and counts what lists show', async () => {
    const { accounts } = await nobody.demo.get();
    expect(accounts.map(({ role }) => role)).toEqual(
      expect.arrayContaining<Role>([
        'resident',
        'staff',
        'manager',
        'community',
        'subdistrict',
        'bureau',
        'department',
        'administrator',
      ]),
    );
    for (const { login, role } of accounts) {
      const { me, api } = await signedIn(login);
      expect(me.current.role).toBe(role);
      if (role === 'administrator') continue;
      const counts = await api.ticket.counts();
      expect(counts.map(({ key }) => key)).toEqual(TILES[role].map(({ key }) => key));
    }
  });

  it('lets the administrator run the system, and read nothing of anybody', async () => {
    const { api } = await signedIn('administrator');
    expect(await refused(api.ticket.counts())).toMatchObject({ code: 'permission.denied' });
    expect(await refused(api.ticket.list({ query: { tile: 'open' } }))).toMatchObject({
      code: 'permission.denied',
    });
    expect(await refused(api.order.list({ query: {} }))).toMatchObject({
      code: 'permission.denied',
    });
    expect((await api.timer.setAside({ query: {} })).items).toEqual([]);
    expect((await api.deadLetter.list({ query: {} })).items).toEqual([]);
  });

  it('has orders of the bureau about several tickets, as far as each has gone', async () => {
    const { api } = await signedIn('bureau');
    const { items } = await api.order.list({ query: { limit: 50 } });
    const together = items.filter(({ ticketCount }) => ticketCount > 1);
    expect(together.map(({ state }) => state).sort()).toEqual([
      ...['closed', 'issued', 'issued', 'replied'],
    ]);
    for (const { number } of together) expect(number).toMatch(/^高建督〔2026〕\d+号$/);
    const signed = items.filter(({ number }) => number !== null);
    const signs = signed.map(({ number }) => number?.split('〔')[0]);
    expect(signs.some((sign) => /^.+社督$/.test(sign ?? ''))).toBe(true);
  });

  it('gives the manager an order about several tickets to answer', async () => {
    const { api } = await signedIn('manager');
    const { items } = await api.order.list({ query: { state: 'issued', limit: 50 } });
    const [order] = items.filter(({ ticketCount }) => ticketCount > 1);
    const view = await api.order.get({ params: { id: order!.id } });
    expect(view.actions).toEqual(['reply']);
    expect(view.tickets.length).toBeGreaterThan(1);
    expect(view.tickets.every(({ standing }) => standing === 'underway')).toBe(true);
  });

  it('leads by its codes to places of one estate', async () => {
    const { scenes } = await nobody.demo.get();
    const kinds = await Promise.all(
      scenes.map(({ scene }) => nobody.organization.scene({ params: { scene } })),
    );
    expect(kinds.map(({ kind }) => kind)).toEqual([
      'facility',
      'entrance',
      'building',
      'facility',
      'estate',
      'estate',
    ]);
  });

  it('refuses to move a clock that is not the demo’s, and steps that are none', async () => {
    expect(await refused(nobody.demo.forward({ body: { minutes: 60 } }))).toMatchObject({
      code: 'demo.off',
    });
    expect(await refused(nobody.demo.forward({ body: { minutes: 0 } }))).toMatchObject({
      code: 'input.invalid',
    });
    expect(
      await refused(nobody.demo.forward({ body: { minutes: (61 * DAY) / MINUTE } })),
    ).toMatchObject({ code: 'input.invalid' });
  });
});

it('does not exist outside the demo', async () => {
  const test = await startTestApp();
  try {
    const nobody = apiOf(test, () => null);
    expect(await refused(nobody.demo.get())).toMatchObject({ code: 'demo.off', status: 404 });
    expect(await refused(nobody.demo.forward({ body: { minutes: 1 } }))).toMatchObject({
      code: 'demo.off',
    });
  } finally {
    await test.close();
  }
});
