import { DAY, HOUR, toIso, type TicketView } from '@wide-angle/shared';
import type { TicketWorld } from './ticket-world.js';

/** Tickets in the states from which actions start, made by the actions that lead there. */
export function stagesOf(world: TicketWorld) {
  const { owner, wang, manager, community, bureau } = world.people;
  const { now } = { now: () => world.test.clock.now() };
  const stages = {
    pending: () => world.report(),
    processing: async () => world.act(wang, await world.report(), 'claim'),
    awaiting: async () => world.act(wang, await stages.processing(), 'ask', { text: '哪一层?' }),
    disputed: async () =>
      world.act(manager, await world.report(), 'handBack', { reason: '是市政路灯' }),
    /** A complaint, which the community reviews. */
    reviewing: async () => {
      const ticket = await world.report({ categoryCode: 'attitude', text: '保安态度差' });
      const claimed = await world.act(wang, ticket, 'claim');
      return world.act(wang, claimed, 'resolve', { text: '已道歉' });
    },
    confirming: async () => {
      const mediaIds = [await world.upload(wang)];
      return world.act(wang, await stages.processing(), 'resolve', { text: '换了灯', mediaIds });
    },
    closed: async () => world.act(owner, await stages.confirming(), 'confirm', GOOD),
    /** Closed, and the community owes the owner a call. */
    unhappy: async () =>
      world.act(owner, await stages.confirming(), 'confirm', { ...GOOD, attitude: 1 }),
    declined: async () =>
      world.act(community, await world.report(), 'decline', { reason: '不属物业' }),
    extensionAsked: async () =>
      world.act(manager, await stages.processing(), 'requestExtension', {
        reason: '等配件',
        amount: 2,
        mediaIds: [await world.upload(manager)],
      }),
    categoryAsked: async () =>
      world.act(manager, await stages.processing(), 'requestRecategorise', {
        reason: '是外墙脱落',
        categoryCode: 'facade',
      }),
    shelvingAsked: async () =>
      world.act(manager, await stages.processing(), 'requestShelving', {
        reason: '等维修资金',
        until: toIso(now() + 30 * DAY),
      }),
    shelved: async () =>
      world.act(bureau, await stages.shelvingAsked(), 'decideShelving', {
        approve: true,
        reason: '同意',
      }),
    /** Urgent, and two hours of claiming have passed: late, and at tier 2. */
    late: async (): Promise<TicketView> => {
      const ticket = await world.report({ categoryCode: 'outage', text: '整栋停水' });
      await world.later(2 * HOUR + 1000);
      return world.act(manager, ticket, 'note', { text: '已联系', visibility: 'internal' });
    },
    appealed: async () =>
      world.act(manager, await stages.late(), 'appeal', {
        latenessId: '1-claim-1',
        reason: '系统故障',
        mediaIds: [await world.upload(manager)],
      }),
  };
  return stages;
}

export const GOOD = { solved: true, speed: 5, quality: 4, attitude: 3, text: '谢谢' };
