import { aTicket } from '../testing/fixtures.ts';
import type { TicketEventType } from '../ticket/actions.ts';
import type { TicketEvent } from '../ticket/event.ts';
import type { TicketFacts } from '../ticket/facts.ts';
import { hearingOf, kindFor } from './who-hears.ts';

const hear = (
  type: TicketEventType,
  more: Partial<TicketEvent> = {},
  ticket: Partial<TicketFacts> = {},
) => {
  const event = { type, visibility: 'public', data: {}, ...more } as TicketEvent;
  return hearingOf(event, { ...aTicket(), ...ticket });
};

it('tells owners nothing internal', () => {
  expect(hear('note').audiences).toEqual(['reporter', 'joiners', 'handler']);
  expect(hear('note', { visibility: 'internal' }).audiences).toEqual(['handler']);
});

it('tells staff of work that is free to claim only', () => {
  expect(hear('dispatch', {}, { state: 'pending' }).audiences).toContain('staff');
  expect(hear('dispatch', {}, { state: 'processing' }).audiences).not.toContain('staff');
  expect(hear('adjudicate', {}, { state: 'declined' }).audiences).toEqual([
    'managers',
    'reporter',
    'joiners',
  ]);
});

it('tells the community of a result only where it has to review it', () => {
  expect(hear('resolve', {}, { state: 'reviewing' }).audiences).toContain('community');
  expect(hear('resolve', {}, { state: 'confirming' }).audiences).not.toContain('community');
});

it('asks the office that decides on an extension', () => {
  expect(hear('requestExtension', {}, { extensionCount: 0 }).audiences).toContain('community');
  expect(hear('requestExtension', {}, { extensionCount: 0 }).audiences).not.toContain('bureau');
  expect(hear('requestExtension', {}, { extensionCount: 1 }).audiences).toContain('bureau');
  expect(hear('requestExtension', {}, { extensionCount: 1 }).audiences).not.toContain('community');
});

it('asks the community for another category, at tier 3 the bureau too, and tells the owner', () => {
  const audiences = (tier: 1 | 2 | 3) => hear('requestRecategorise', {}, { tier }).audiences;
  expect(audiences(1)).toEqual(['community', 'reporter', 'joiners']);
  expect(audiences(3)).toEqual(['community', 'bureau', 'reporter', 'joiners']);
  expect(hear('decideRecategorise').audiences).toEqual([
    'handler',
    'managers',
    'reporter',
    'joiners',
  ]);
});

it('brings the third nudge to the community', () => {
  expect(hear('nudge', { data: { count: 2, toCommunity: false } }).audiences).toEqual([
    'handler',
    'managers',
  ]);
  expect(hear('nudge', { data: { count: 3, toCommunity: true } }).audiences).toEqual([
    'handler',
    'managers',
    'community',
  ]);
});

it('widens the circle rung by rung', () => {
  const rung = (card: string | null, tier: number, visibility: TicketEvent['visibility']) =>
    hear('rung', { data: { card, tier }, visibility });
  expect(rung('yellow', 1, 'internal')).toEqual({
    audiences: ['handler', 'managers'],
    kind: 'yellow',
  });
  expect(rung('red', 2, 'public')).toEqual({
    audiences: ['handler', 'managers', 'community', 'reporter'],
    kind: 'red',
  });
  expect(rung(null, 3, 'public').audiences).toContain('bureau');
});

it('is a task to an owner only when he has to do something', () => {
  const task = { kind: 'task' } as const;
  expect(kindFor(task, 'owner', { type: 'dispatch' }, { state: 'pending' })).toBe('progress');
  expect(kindFor(task, 'owner', { type: 'ask' }, { state: 'awaiting' })).toBe('task');
  expect(kindFor(task, 'owner', { type: 'resolve' }, { state: 'confirming' })).toBe('task');
  expect(kindFor(task, 'worker', { type: 'dispatch' }, { state: 'pending' })).toBe('task');
  expect(kindFor({ kind: 'red' }, 'owner', { type: 'rung' }, { state: 'pending' })).toBe('red');
});
