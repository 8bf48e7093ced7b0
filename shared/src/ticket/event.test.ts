import { wall } from '../deadline/testing/wall.ts';
import { aTicket, PEOPLE, PLACE, reckoning } from '../testing/fixtures.ts';
import { replay } from './event.ts';
import { submit } from './submit.ts';

it('a history from before categories could be asked for replays to a ticket that asks for none', () => {
  const { reporterId, categoryCode, isAnonymous } = aTicket();
  const submission = { reporterId, categoryCode, isAnonymous, place: PLACE } as const;
  const first = submit(
    PEOPLE.owner,
    { ...submission, id: 'ticket', channel: 'owner', text: '灯不亮', mediaIds: [] },
    reckoning,
    wall('2026-11-20 16:00'),
  );
  const { categoryRequest, ...older } = first.changes;
  expect(categoryRequest).toBeNull();
  expect(replay([{ ...first, changes: older }])).toEqual(replay([first]));
});
