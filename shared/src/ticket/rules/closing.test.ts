import { wallText } from '../../deadline/testing/wall.ts';
import { aTicket, contextAs, PEOPLE } from '../../testing/fixtures.ts';
import { Story } from '../../testing/story.ts';
import { decide } from '../decide.ts';

const { owner, wang, community, bureau } = PEOPLE;

const claimed = () => new Story().does(wang, 'claim');
const resolved = () => claimed().does(wang, 'resolve', { text: '换了灯泡' });
const CONFIRM = { solved: true, speed: 5, quality: 4, attitude: 5 };

describe('the two-step close', () => {
  it('repairs go straight to the owner, complaints to review; a repair needs an after-photo', () => {
    expect(resolved().ticket.state).toBe('confirming');
    const complaint = new Story(aTicket({ categoryCode: 'attitude' })).does(wang, 'claim');
    expect(complaint.does(wang, 'resolve', { text: '已道歉' }, {}).ticket.state).toBe('reviewing');
    expect(claimed().refusal(wang, 'resolve', { text: '好了' }, {})).toBe('resolve.needsPhoto');
  });

  it('sent back counts as if it had never been: a limit that passed meanwhile is missed at its true time', () => {
    const story = new Story(aTicket({ categoryCode: 'attitude' }))
      .does(wang, 'claim')
      .at('2026-11-25 15:00');
    story.does(wang, 'resolve', { text: '好了' }).at('2026-11-25 17:00');
    expect(story.ticket.lateness).toEqual([]);
    story.does(community, 'sendBack', { reason: '没有道歉' });
    expect(story.ticket.lateness.map((l) => [l.id, wallText(l.at)])).toEqual([
      ['1-overall-1', '2026-11-25 16:00'],
    ]);
    expect(story.ticket.tier).toBe(2);
  });

  it('an accepted resolve counts at its own moment, however long review and owner take', () => {
    const story = new Story(aTicket({ categoryCode: 'attitude' }))
      .does(wang, 'claim')
      .at('2026-11-25 15:00');
    story.does(wang, 'resolve', { text: '好了' }).at('2026-11-26 09:00').does(community, 'approve');
    story.at('2026-11-30 09:00').does(owner, 'confirm', CONFIRM);
    expect(story.ticket).toMatchObject({
      state: 'closed',
      closedBy: 'reporter',
      isSolved: true,
      lateness: [],
    });
  });

  it('the bureau reviews at tier 3 only', () => {
    const story = new Story(aTicket({ categoryCode: 'attitude' }))
      .does(wang, 'claim')
      .does(wang, 'resolve', { text: '好了' });
    expect(story.refusal(bureau, 'approve')).toBe('ticket.wrongState');
    story.does(community, 'escalate', { reason: '拿不准' });
    expect(story.refusal(bureau, 'approve')).toBeNull();
  });

  it('a joiner confirms for himself without closing; a neighbour does not confirm', () => {
    const { ticket, now } = resolved();
    const intention = { action: 'confirm', body: { version: ticket.version, ...CONFIRM } } as const;
    const joined = decide(contextAs(ticket, ['joiner'], now), intention);
    expect(joined).toMatchObject({
      ok: true,
      event: { changes: {}, data: { solved: true, speed: 5 } },
    });
    expect(decide(contextAs(ticket, ['neighbour'], now), intention)).toMatchObject({
      refusal: { code: 'ticket.notYours' },
    });
  });

  it('reopen: half the limit from the reopening, tier 2 at the second, tier 3 at the third', () => {
    const story = resolved();
    story.does(owner, 'reopen', { reason: '还是不亮' });
    expect(story.ticket).toMatchObject({
      state: 'processing',
      round: 2,
      tier: 1,
      handlerId: 'wang',
    });
    // Half of three working days from Friday 16:00: 675 working minutes.
    expect(wallText(story.ticket.overallDueAt)).toBe('2026-11-24 10:45');
    story.does(wang, 'resolve', { text: '又修' }).does(owner, 'reopen', { reason: '不行' });
    expect(story.ticket).toMatchObject({ round: 3, tier: 2 });
    story.does(wang, 'resolve', { text: '再修' }).does(owner, 'reopen', { reason: '不行' });
    expect(story.ticket).toMatchObject({ round: 4, tier: 3 });
  });

  it('reopen after the close only within 15 days', () => {
    const story = resolved().does(owner, 'confirm', CONFIRM).at('2026-12-05 15:00');
    expect(story.refusal(owner, 'reopen', { reason: '-' })).toBeNull();
    expect(story.at('2026-12-05 16:01').refusal(owner, 'reopen', { reason: '-' })).toBe(
      'reopen.tooLate',
    );
  });

  it('a reopened round keeps the lateness of the one before', () => {
    const story = claimed()
      .at('2026-11-26 10:00')
      .does(wang, 'resolve', { text: '好了' })
      .does(owner, 'reopen', { reason: '没好' });
    expect(story.ticket.lateness.map((l) => l.id)).toContain('1-overall-1');
    expect(story.ticket.overallRung).toBe(0);
  });

  it('followUp: "not solved" reopens, "solved" changes nothing', () => {
    const closed = () => resolved().does(owner, 'confirm', CONFIRM);
    expect(
      closed().does(community, 'followUp', { reached: true, solved: true, text: '满意' }).ticket
        .state,
    ).toBe('closed');
    expect(
      closed().does(community, 'followUp', { reached: true, solved: false, text: '还漏' }).ticket,
    ).toMatchObject({ state: 'processing', round: 2 });
  });
});
