import { wallText } from '../../deadline/testing/wall.ts';
import { PEOPLE } from '../../testing/fixtures.ts';
import { Story } from '../../testing/story.ts';

const { owner, wang, manager, community, bureau } = PEOPLE;

const claimed = () => new Story().does(wang, 'claim');

describe('disputes', () => {
  it('handBack within two working days of getting it', () => {
    const story = new Story().at('2026-11-24 15:59');
    expect(story.refusal(manager, 'handBack', { reason: '-' })).toBeNull();
    expect(story.at('2026-11-24 16:01').refusal(manager, 'handBack', { reason: '-' })).toBe(
      'handBack.tooLate',
    );
  });

  it('another organisation has its own two days to hand back', () => {
    const story = new Story()
      .at('2026-11-24 16:30')
      .does(community, 'dispatch', { organizationId: 'otherCompany', reason: '换' });
    const otherManager = { ...manager, organizationId: 'otherCompany' };
    expect(
      story.at('2026-11-26 16:00').refusal(otherManager, 'handBack', { reason: '-' }),
    ).toBeNull();
  });

  it('adjudicated back: pending again with a new claim clock and the old overall limit', () => {
    const story = claimed();
    const due = story.ticket.overallDueAt;
    story.does(manager, 'handBack', { reason: '自来水公司的' }).at('2026-11-23 10:00');
    story.does(community, 'adjudicate', { decision: 'return', reason: '属共用管道' });
    expect(story.ticket).toMatchObject({
      state: 'pending',
      responsibleId: 'company',
      adjudicator: null,
      overallDueAt: due,
    });
    expect(wallText(story.ticket.claimDueAt ?? 0)).toBe('2026-11-24 10:00');
  });

  it('reassigned to another organisation, or declined', () => {
    const disputed = () => new Story().does(manager, 'handBack', { reason: '-' });
    const moved = disputed().does(community, 'adjudicate', {
      decision: 'reassign',
      organizationId: 'otherCompany',
      reason: '-',
    });
    expect(moved.ticket).toMatchObject({ state: 'pending', responsibleId: 'otherCompany' });
    const declined = disputed().does(community, 'adjudicate', { decision: 'decline', reason: '-' });
    expect(declined.ticket).toMatchObject({ state: 'declined', adjudicateDueAt: null });
  });

  it('object: once, within 15 days, the bureau decides, and the time of the wrong refusal is not the company’s', () => {
    const story = new Story()
      .does(community, 'decline', { reason: '不在范围' })
      .at('2026-11-27 16:00');
    const due = story.ticket.overallDueAt;
    story.does(owner, 'object', { reason: '是共用部位' });
    expect(story.ticket).toMatchObject({ state: 'disputed', adjudicator: 'bureau' });
    expect(story.refusal(community, 'adjudicate', { decision: 'return', reason: '-' })).toBe(
      'adjudicate.bureauDecides',
    );
    story.does(bureau, 'adjudicate', { decision: 'return', reason: '应予受理' });
    // Five working days lay between the refusal and the decision: Friday 16:00 to Friday 16:00.
    expect([wallText(due), wallText(story.ticket.overallDueAt)]).toEqual([
      '2026-11-25 16:00',
      '2026-12-02 16:00',
    ]);
    expect(story.ticket.lateness).toEqual([]);
    story.does(community, 'decline', { reason: '再次' });
    expect(story.refusal(owner, 'object', { reason: '-' })).toBe('object.once');
  });

  it('object: not after 15 days', () => {
    const story = new Story().does(community, 'decline', { reason: '-' }).at('2026-12-05 16:01');
    expect(story.refusal(owner, 'object', { reason: '-' })).toBe('object.tooLate');
  });
});
