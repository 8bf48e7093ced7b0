import { wall, wallText } from '../deadline/testing/wall.ts';
import { PEOPLE, PLACE, reckoning } from '../testing/fixtures.ts';
import { replay } from './event.ts';
import { channelOf, refuseReporter, refuseSubmission, submit, type Submission } from './submit.ts';

const REPORT: Submission = {
  id: 'ticket',
  reporterId: 'owner',
  channel: 'owner',
  categoryCode: 'lighting',
  isAnonymous: false,
  text: '灯不亮',
  mediaIds: [],
  place: PLACE,
};
const OWNER = { isOwner: true, worksHere: false };
const HERE = { isOwner: false, worksHere: true };
const NOWHERE = { isOwner: false, worksHere: false };

describe('who may report', () => {
  it.each([
    ['an owner of the estate', PEOPLE.owner, OWNER, REPORT, null],
    ['somebody from elsewhere', PEOPLE.owner, NOWHERE, REPORT, 'submit.notOwner'],
    ['the community on behalf', PEOPLE.community, HERE, { ...REPORT, channel: 'community' }, null],
    ['a post as if it were an owner', PEOPLE.community, HERE, REPORT, 'submit.notYourArea'],
    [
      'a post outside its area',
      PEOPLE.wang,
      NOWHERE,
      { ...REPORT, channel: 'company' },
      'submit.notYourArea',
    ],
    [
      'an unknown category',
      PEOPLE.owner,
      OWNER,
      { ...REPORT, categoryCode: 'nope' },
      'category.unknown',
    ],
    [
      'neither words nor pictures',
      PEOPLE.owner,
      OWNER,
      { ...REPORT, text: '' },
      'input.textOrMedia',
    ],
    [
      'a picture without words',
      PEOPLE.owner,
      OWNER,
      { ...REPORT, text: '', mediaIds: ['photo'] },
      null,
    ],
  ] as const)('%s', (_, actor, ties, report, code) => {
    expect(refuseSubmission(actor, ties, report, reckoning)?.code ?? null).toBe(code);
  });

  it('an owner reports for himself and nobody else; a post names the owner', () => {
    expect(refuseReporter(PEOPLE.owner, { namesOwner: false })).toBeNull();
    expect(refuseReporter(PEOPLE.owner, { namesOwner: true })?.code).toBe('submit.onlyForHimself');
    expect(refuseReporter(PEOPLE.owner, { namesOwner: false, channel: 'hotline' })?.code).toBe(
      'submit.onlyForHimself',
    );
    expect(refuseReporter(PEOPLE.community, { namesOwner: true, channel: 'hotline' })).toBeNull();
    expect(refuseReporter(PEOPLE.community, { namesOwner: false })?.code).toBe(
      'submit.needsReporter',
    );
  });

  it('says how a report came in where nobody said it', () => {
    const channels = [PEOPLE.owner, PEOPLE.community, PEOPLE.wang].map((actor) => channelOf(actor));
    expect(channels).toEqual(['owner', 'community', 'company']);
    expect(channelOf(PEOPLE.community, 'hotline')).toBe('hotline');
  });
});

it.each([
  ['lift_trapped', '2026-11-20 22:30', '2026-11-21 00:00'],
  ['outage', '2026-11-21 00:00', '2026-11-21 22:00'],
  ['lighting', '2026-11-23 17:30', '2026-11-25 17:30'],
  ['cleaning', '2026-11-23 17:30', '2026-11-25 17:30'],
  ['overcharge', '2026-11-23 17:30', '2026-11-27 17:30'],
  ['parking', '2026-11-24 17:30', '2026-12-11 17:30'],
])('both clocks of %s start at the submission, Friday 22:00', (categoryCode, claim, finish) => {
  const event = submit(
    PEOPLE.owner,
    { ...REPORT, categoryCode },
    reckoning,
    wall('2026-11-20 22:00'),
  );
  const ticket = replay([event]);
  expect([wallText(ticket.claimDueAt ?? 0), wallText(ticket.overallDueAt)]).toEqual([
    claim,
    finish,
  ]);
});
