import { DAY } from '@wide-angle/shared';
import { FireDueTimers } from '../../escalation/index.js';
import { GOOD, stagesOf } from '../../tickets/testing/stages.js';
import type { TicketWorld } from '../../tickets/testing/ticket-world.js';

/** Each way to an end, so that no number is nothing. */
export async function endTicketsOf(world: TicketWorld): Promise<void> {
  const { owner, manager, community } = world.people;
  const stages = stagesOf(world);
  const bad = { solved: false, speed: 1, quality: 2, attitude: 1 };
  await world.act(owner, await stages.confirming(), 'confirm', bad);
  for (const officers of [[manager], [manager, community]]) {
    let ticket = await stages.confirming();
    for (const officer of officers)
      ticket = await world.act(officer, ticket, 'escalate', { reason: '解决不了' });
    await world.act(owner, ticket, 'confirm', GOOD);
  }
  await stages.closed();
  await world.act(owner, await stages.closed(), 'reopen', { reason: '又坏了' });
  await world.act(community, await stages.unhappy(), 'followUp', { reached: false });
  for (const solved of [true, false])
    await world.act(community, await stages.unhappy(), 'followUp', { reached: true, solved });
  await world.act(owner, await stages.pending(), 'withdraw');
  await stages.declined();
  const main = await stages.pending();
  await world.act(community, await stages.processing(), 'merge', { mainId: main.id });
  await stages.confirming();
  await stages.shelved();
  const appealed = await stages.appealed();
  const answer = { latenessId: '1-claim-1', approve: true, reason: '属实' };
  await world.act(world.people.bureau, appealed, 'decideAppeal', answer);
  await world.later(10 * DAY);
  await world.test.app.get(FireDueTimers).drain();
}
