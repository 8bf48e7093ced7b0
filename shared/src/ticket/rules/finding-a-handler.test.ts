import { wallText } from '../../deadline/testing/wall.ts';
import { aTicket, GOOD_TARGETS, PEOPLE } from '../../testing/fixtures.ts';
import { Story } from '../../testing/story.ts';

const { owner, wang, zhao, manager, rival, community } = PEOPLE;

const claimed = () => new Story().does(wang, 'claim');

describe('finding a handler', () => {
  it('claim: the first wins, the second is told that it is taken', () => {
    const story = claimed();
    expect(story.ticket).toMatchObject({ state: 'processing', handlerId: 'wang' });
    expect(story.refusal(zhao, 'claim')).toBe('ticket.claimedByOther');
  });

  it('claim: not for another company, nor for the owner', () => {
    expect(new Story().refusal(rival, 'claim')).toBe('ticket.notYours');
    expect(new Story().refusal(owner, 'claim')).toBe('ticket.notYours');
  });

  it('dispatch by the manager stays inside the company and needs a handler', () => {
    const story = new Story();
    expect(story.refusal(manager, 'dispatch', {})).toBe('dispatch.needsHandler');
    expect(
      story.refusal(manager, 'dispatch', { organizationId: 'otherCompany', reason: '-' }),
    ).toBe('dispatch.outsideOrganization');
    const stranger = {
      ...GOOD_TARGETS,
      handler: { personId: 'zhao', organizationId: 'otherCompany' },
    };
    expect(story.refusal(manager, 'dispatch', { handlerId: 'zhao' }, stranger)).toBe(
      'target.handlerUnknown',
    );
    story.does(manager, 'dispatch', { handlerId: 'zhao' });
    expect(story.ticket).toMatchObject({
      state: 'processing',
      handlerId: 'zhao',
      claimDueAt: null,
    });
  });

  it('dispatch by the community to another company needs a reason and starts a claim clock, not the overall one', () => {
    const story = claimed().at('2026-11-23 09:00');
    expect(story.refusal(community, 'dispatch', { organizationId: 'otherCompany' })).toBe(
      'dispatch.needsReason',
    );
    const due = story.ticket.overallDueAt;
    story.does(community, 'dispatch', { organizationId: 'otherCompany', reason: '合同已换' });
    expect(story.ticket).toMatchObject({
      state: 'pending',
      responsibleId: 'otherCompany',
      handlerId: null,
      overallDueAt: due,
    });
    expect(wallText(story.ticket.claimDueAt ?? 0)).toBe('2026-11-24 09:00');
  });

  it('dispatch to an organisation outside the area is refused', () => {
    const targets = {
      ...GOOD_TARGETS,
      organization: { id: 'far', kind: 'company' as const, inArea: false },
    };
    expect(
      new Story().refusal(community, 'dispatch', { organizationId: 'far', reason: '-' }, targets),
    ).toBe('target.organizationUnknown');
  });

  it('release gives a new claim limit, never past the overall limit', () => {
    const story = claimed().at('2026-11-25 10:00').does(wang, 'release', { reason: '缺材料' });
    expect(story.ticket).toMatchObject({ state: 'pending', handlerId: null, claimLeg: 2 });
    expect(story.ticket.claimDueAt).toBe(story.ticket.overallDueAt);
    const late = claimed().at('2026-11-26 10:00').does(wang, 'release', { reason: '缺材料' });
    expect(late.ticket.claimDueAt).toBeNull();
  });

  it('transfer goes to a colleague, not to the same one', () => {
    const story = claimed();
    expect(story.refusal(wang, 'transfer', { handlerId: 'wang' })).toBe('transfer.sameHandler');
    expect(story.does(wang, 'transfer', { handlerId: 'zhao' }).ticket.handlerId).toBe('zhao');
  });

  it('merge wants another open ticket of the same estate', () => {
    const story = new Story();
    const main = (changes: object) => ({
      ...GOOD_TARGETS,
      main: { ...aTicket(), id: 'main', ...changes },
    });
    expect(
      story.refusal(community, 'merge', { mainId: 'x' }, { ...GOOD_TARGETS, main: null }),
    ).toBe('merge.mainUnknown');
    expect(story.refusal(community, 'merge', { mainId: 'x' }, main({ estateId: 'far' }))).toBe(
      'merge.mainUnknown',
    );
    expect(story.refusal(community, 'merge', { mainId: 'x' }, main({ id: 'ticket' }))).toBe(
      'merge.mainUnknown',
    );
    expect(story.refusal(community, 'merge', { mainId: 'x' }, main({ endedAt: 1 }))).toBe(
      'merge.mainEnded',
    );
    expect(story.does(community, 'merge', { mainId: 'main' }).ticket).toMatchObject({
      state: 'merged',
      mergedIntoId: 'main',
    });
  });
});
