import type { Actor, Instant, Progress, Reckoning } from '@wide-angle/shared';
import { DAY, HOUR, nextTimer, settle, ticketNumber, toIso } from '@wide-angle/shared';
import { deed, Life, type Deed } from '../../src/features/demo/seed/life.js';
import { Policies } from '../../src/features/organizations/index.js';
import {
  eventRow,
  newRow,
  Ticket,
  TicketEventRow,
  TicketTally,
} from '../../src/features/tickets/index.js';
import type { TicketWorld } from '../../src/features/tickets/testing/ticket-world.js';
import { insertRows } from '../../src/platform/database/plain-rows.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { newId } from '../../src/platform/ids.js';
import type { Persona } from '../../src/testing/personas.js';

/** A ticket as it was loaded, and what the pure function says must become of it. */
export interface Loaded {
  readonly id: string;
  readonly life: Life;
  readonly expected: Progress;
}

/** How tickets came to where the clocks find them: by category and what people did, hours after one another. */
type Story = (at: Instant) => { categoryCode: string; deeds: Deed[] };

const LOADED_AT_ONCE = 200;

/**
 * Loads tickets that the product's own rules made: reported at whole hours before `now`, acted on, then left alone, so that
 * one rung or many are due.
 * @param count how many have something due at `now`; some more have not
 */
export async function loadLadder(
  world: TicketWorld,
  now: Instant,
  count: number,
): Promise<Loaded[]> {
  const { app } = world.test;
  const reckoning = await app.get(Policies).current(world.county.bureau.id);
  const stories = Object.values(storiesOf(world));
  const loaded: Loaded[] = [];
  let due = 0;
  for (let n = 0; due < count; n += 1) {
    const startedAt = now - (now % HOUR) - (1 + ((n * 7) % 700)) * HOUR;
    const life = lived(world, reckoning, stories[n % stories.length]!(startedAt), startedAt);
    const expected = settle(reckoning, life.ticket, now);
    if (expected.events.length > 0) due += 1;
    loaded.push({ id: life.ticket.id, life, expected });
  }
  await store(world, reckoning, loaded);
  return loaded;
}

/** Does the answer stay the same for so long? Then the clocks of workers may go on while they work. */
export function isStillFor(
  loaded: readonly Loaded[],
  reckoning: Reckoning,
  until: Instant,
): boolean {
  return loaded.every(({ expected }) => {
    const timer = nextTimer(reckoning, expected.ticket);
    return timer === null || timer.dueAt > until;
  });
}

function actorOf(world: TicketWorld, { me, personId, postId, organizationId }: Persona): Actor {
  const { role } = me().current;
  return { personId, role, postId, organizationId, bureauId: world.county.bureau.id };
}

function storiesOf(world: TicketWorld): Record<string, Story> {
  const { wang, manager, bureau } = world.people;
  const does = (by: Persona, action: Deed['action'], body: object = {}) =>
    deed({ after: 0.5, actor: actorOf(world, by), action, body, anyHour: true });
  const reason = '等配件';
  const repaired = [does(wang, 'claim'), does(wang, 'resolve', { text: '换了灯' })];
  const shelved = (until: Instant) => [
    does(wang, 'claim'),
    does(manager, 'requestShelving', { reason, until: toIso(until) }),
    does(bureau, 'decideShelving', { approve: true, reason: '同意' }),
  ];
  const plain =
    (categoryCode: string, ...deeds: Deed[]): Story =>
    () => ({ categoryCode, deeds });
  return {
    unclaimed: plain('lighting'),
    unclaimedUrgent: plain('outage'),
    unclaimedCritical: plain('lift_trapped'),
    atWork: plain('lighting', does(wang, 'claim')),
    atUrgentWork: plain('outage', does(wang, 'claim')),
    reviewed: plain('attitude', does(wang, 'claim'), does(wang, 'resolve', { text: '已道歉' })),
    confirmed: plain('lighting', ...repaired),
    disputed: plain('lighting', does(manager, 'handBack', { reason: '市政路灯' })),
    awaiting: plain('lighting', does(wang, 'claim'), does(wang, 'ask', { text: '哪一层？' })),
    shelved: (at) => ({ categoryCode: 'lighting', deeds: shelved(at + 3 * DAY) }),
    released: plain('cleaning', does(wang, 'claim'), does(wang, 'release', { reason: '生病' })),
  };
}

function lived(
  world: TicketWorld,
  reckoning: Reckoning,
  { categoryCode, deeds }: ReturnType<Story>,
  at: Instant,
): Life {
  const { owner } = world.people;
  const { county } = world;
  const place = {
    bureauId: county.bureau.id,
    subdistrictId: county.subdistricts[0].id,
    communityId: county.communities[0].id,
    estateId: county.estates[0].id,
    responsibleId: county.companies[0].id,
  };
  const words = { text: '坏了', mediaIds: [], channel: 'owner', isAnonymous: false } as const;
  const submission = { id: newId(), reporterId: owner.personId, categoryCode, place, ...words };
  const life = new Life(reckoning, submission, actorOf(world, owner), at);
  return life.live(deeds, at + (deeds.length * HOUR) / 2);
}

async function store(
  world: TicketWorld,
  reckoning: Reckoning,
  loaded: readonly Loaded[],
): Promise<void> {
  const { app } = world.test;
  const row = ({ life }: Loaded, n: number): Ticket =>
    newRow(reckoning, life.ticket, {
      number: ticketNumber(life.startedAt, n),
      ...{ buildingId: null, entranceId: null, facilityId: null },
      ...{
        place: '1号楼',
        text: '坏了',
        channel: 'owner',
        mediaIds: [],
        estateName: '阳光花园',
        companyName: '安居物业',
      },
    });
  for (let from = 0; from < loaded.length; from += LOADED_AT_ONCE) {
    const some = loaded.slice(from, from + LOADED_AT_ONCE);
    await app.get(UnitOfWork).run(async (tx) => {
      const events = some.flatMap(({ life }) => life.events);
      await insertRows(
        tx,
        Ticket,
        some.map((one, n) => row(one, from + n)),
      );
      await insertRows(tx, TicketEventRow, events.map(eventRow));
    });
  }
  await app.get(TicketTally).rebuild();
}
