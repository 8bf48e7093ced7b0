import type { TicketView } from '@wide-angle/shared';
import { DAY, HOUR } from '@wide-angle/shared';
import { stagesOf } from './stages.js';
import type { TicketWorld } from './ticket-world.js';

const HANDLERS = ['wang', 'manager', 'department'] as const;

/** A few of everything, over some days, in three estates. */
export async function fillWith(world: TicketWorld): Promise<void> {
  const { handled, sent, resolved } = stepsOf(world);
  const stages = stagesOf(world);
  const { owner, neighbour, stranger, bureau, manager, wang } = world.people;
  for (const stage of Object.values(stages)) {
    await stage();
    await stage();
    await world.later(HOUR);
  }
  for (const categoryCode of ['outage', 'parking', 'cleaning', 'lift_trapped', 'lighting']) {
    await world.report({ categoryCode, text: `${categoryCode} 坏了` });
    await world.report({ categoryCode, estateId: world.county.estates[1].id }, stranger);
    await world.act(neighbour, await world.report({}, owner), 'join');
    const mine = await world.act(wang, await world.report({}, neighbour), 'claim');
    await world.act(manager, mine, 'escalate', { reason: '解决不了' });
    await world.later(5 * HOUR);
  }
  const disputed = await stages.disputed();
  await world.act(world.people.community, disputed, 'escalate', { reason: '请局里裁定' });
  await categoriesAsked(world);
  for (const who of HANDLERS) await handled(who, 'outage');
  await world.later(2 * DAY);
  for (const who of HANDLERS) await resolved(who, await handled(who, 'lighting'));
  await sent();
  await stages.reviewing();
  const claimed = await world.act(wang, await world.report({}, neighbour), 'claim');
  await resolved('wang', claimed);
  for (const row of await world.openRows())
    await world.act(bureau, row, 'note', { text: '督促', visibility: 'internal' });
}

/** Requests for another category by themselves and beside whatever else an office may have to decide. */
async function categoriesAsked(world: TicketWorld): Promise<void> {
  const stages = stagesOf(world);
  const { manager, community } = world.people;
  const { pending, processing, extensionAsked, shelvingAsked, disputed } = stages;
  for (const stage of [pending, processing, extensionAsked, shelvingAsked, disputed]) {
    const body = { reason: '是外墙脱落', categoryCode: 'facade' };
    await world.act(manager, await stage(), 'requestRecategorise', body);
    const asked = await world.act(manager, await stage(), 'requestRecategorise', body);
    await world.act(community, asked, 'escalate', { reason: '请局里定' });
  }
}

function stepsOf(world: TicketWorld) {
  /** A ticket in the hands of somebody; the department is sent what it handles. */
  const handled = async (
    who: (typeof HANDLERS)[number],
    categoryCode: string,
  ): Promise<TicketView> => {
    const ticket =
      who === 'department' ? await sent(categoryCode) : await world.report({ categoryCode });
    return world.act(world.people[who], ticket, 'claim');
  };

  const sent = async (categoryCode = 'lighting'): Promise<TicketView> => {
    const ticket = await world.report({ categoryCode });
    const organizationId = world.county.department.id;
    return world.act(world.people.bureau, ticket, 'dispatch', { organizationId, reason: '供电' });
  };

  const resolved = async (who: (typeof HANDLERS)[number], ticket: TicketView): Promise<void> => {
    const by = world.people[who];
    await world.act(by, ticket, 'resolve', { text: '好了', mediaIds: [await world.upload(by)] });
  };

  return { handled, sent, resolved };
}
