import { TICKET_STATES, type EventView } from '@wide-angle/shared';
import { aCard, aTicket } from '../../../test/server';
import { eventWords } from './detail/event-words';
import { factsOf } from './detail/facts-card';
import {
  endSentence,
  holderSentence,
  limitSentence,
  nextStep,
  warningWords,
  warnAtOf,
} from './words';

const NOW = Date.parse('2026-11-23T02:30:00.000Z');

it('names card, tier and urgency, the graver first, and is silent about the usual', () => {
  expect(warningWords(aCard())).toEqual([]);
  const words = warningWords(aCard({ card: 'red', tier: 2, classCode: 'critical' }));
  expect(words.map((word) => word.text)).toEqual(['红牌', '已升至社区', '特急']);
});

it.each(TICKET_STATES)('says who has a ticket that is %s, and what comes next', (state) => {
  const ticket = aTicket({ state });
  expect(holderSentence(ticket)).not.toBe('');
  expect(nextStep(ticket)).not.toBe('');
});

it('asks only the reporter to confirm', () => {
  const confirming = { state: 'confirming' } as const;
  expect(nextStep(aTicket({ ...confirming, relations: ['reporter'] }))).toContain('请您确认');
  expect(nextStep(aTicket({ ...confirming, relations: ['neighbour'] }))).not.toContain('请您');
  expect(nextStep(aTicket({ ...confirming, relations: ['handler'] }))).toContain('业主');
});

it('does not promise for a missed limit what has happened by then', () => {
  const late = { state: 'pending', isLate: true } as const;
  const sentence = nextStep(aTicket({ ...late, relations: ['reporter'], tier: 3 }));
  expect(sentence).toContain('已升至住建局');
  expect(sentence).not.toContain('到时');
});

it('says by when what has to happen', () => {
  expect(limitSentence({ kind: 'claim', dueAt: '2026-11-23T08:30:00.000Z' }, NOW)).toBe(
    '今天 16:30 前领取',
  );
});

it('does not press for limits after which nobody is late', () => {
  const dueAt = '2026-11-23T03:00:00.000Z';
  expect(warnAtOf({ kind: 'confirm', dueAt })).toBe(Date.parse(dueAt));
  expect(warnAtOf({ kind: 'overall', dueAt })).toBeUndefined();
});

it('tells how it ended', () => {
  const ended = { state: 'closed', endedAt: '2026-11-22T08:00:00.000Z' } as const;
  expect(endSentence(aTicket({ ...ended, closedBy: 'reporter', isSolved: false }), NOW)).toBe(
    '昨天 16:00 办结（业主说没解决）',
  );
  expect(endSentence(aTicket({ ...ended, closedBy: 'clock' }), NOW)).toContain('自动办结');
  expect(endSentence(aTicket(), NOW)).toBeNull();
});

it('shows no fact that is not there', () => {
  const labels = factsOf(aTicket({ place: '', reporterName: null }), NOW).map((fact) => fact.label);
  expect(labels).not.toContain('位置');
  expect(labels).not.toContain('上报人');
});

const AN_EVENT: EventView = {
  seq: 5,
  type: 'rung',
  at: '2026-11-23T02:29:00.000Z',
  dueAt: '2026-11-23T01:00:00.000Z',
  by: '系统',
  byOrganization: null,
  role: null,
  visibility: 'public',
  text: '',
  media: [],
  data: { card: 'red', clock: 'overall' },
  toName: null,
};

it('tells the clock’s steps at the moment at which they were due', () => {
  const words = eventWords(AN_EVENT, NOW, null);
  expect(words).toMatchObject({ time: '今天 09:00', who: '系统', tone: 'red' });
});

it('tells from what to what another category was asked for, and what came of it', () => {
  const detail = (type: EventView['type'], data: EventView['data']) =>
    eventWords({ ...AN_EVENT, type, data }, NOW, null);
  const names = { fromCategoryName: '照明', toCategoryName: '外墙' };
  expect(detail('requestRecategorise', names)).toMatchObject({
    title: '申请改类',
    detail: '申请由“照明”改为“外墙”',
  });
  expect(detail('decideRecategorise', { ...names, approve: true })).toMatchObject({
    title: '改类已批准',
    detail: '由“照明”改为“外墙”，时限按新类别重算',
  });
  expect(detail('decideRecategorise', { ...names, approve: false })).toMatchObject({
    title: '改类未批准',
    detail: '类别和时限都不变',
  });
  expect(detail('recategorise', { ...names, answersRequest: true }).detail).toBe(
    '由“照明”改为“外墙”，时限按新类别重算，改类申请一并答复',
  );
  const older = { fromCategory: 'lighting', toCategory: 'facade' };
  expect(detail('recategorise', older).detail).toBe('时限按新类别重算');
});

it('tells an objection from a ticket that was handed back', () => {
  const disputed = { state: 'disputed', relations: ['reporter'] } as const;
  const handedBack = aTicket({ ...disputed, relations: ['reporter'] });
  expect(holderSentence(handedBack)).toContain('退单');
  const objected = aTicket({ ...disputed, relations: ['reporter'], isPaused: true });
  expect(holderSentence(objected)).toBe('住建局裁定中');
  expect(nextStep(objected)).toContain('不服');
});
