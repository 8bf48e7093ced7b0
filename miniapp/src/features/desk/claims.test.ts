import {
  afterClaim,
  arrivedSince,
  baseAfter,
  NO_BASE,
  poolSummary,
  unclaimed,
  wonCount,
  type Claims,
} from './claims';
import { aCard } from './testing/samples';

describe('claims of a list', () => {
  const sent = afterClaim({}, { type: 'sent', id: 'a' });

  it('goes from on its way to won, and counts what was won', () => {
    expect(sent).toEqual({ a: { kind: 'claiming' } });
    const won = afterClaim(sent, { type: 'won', id: 'a' });
    expect(won.a).toEqual({ kind: 'mine' });
    expect(wonCount(won)).toBe(1);
  });

  it('tells the loser who was faster, until it was read', () => {
    const message = '这件工单已被王师傅领取，请看看其他工单。';
    const lost = afterClaim(sent, { type: 'lost', id: 'a', message });
    expect(lost.a).toEqual({ kind: 'gone', message });
    expect(afterClaim(lost, { type: 'dropped', id: 'a' })).toEqual({});
  });

  it('does not start again what is won already', () => {
    const won: Claims = { a: { kind: 'mine' } };
    expect(afterClaim(won, { type: 'sent', id: 'a' })).toBe(won);
  });

  it('keeps at a refresh only what is still on its way', () => {
    const mixed: Claims = { a: { kind: 'mine' }, b: { kind: 'claiming' } };
    expect(afterClaim(mixed, { type: 'cleared' })).toEqual({ b: { kind: 'claiming' } });
  });
});

describe('new arrivals', () => {
  const seen = (countsAt: number, count: number, won: number) => ({
    listAt: 1,
    countsAt,
    count,
    won,
  });
  const base = baseAfter(NO_BASE, seen(1, 7, 0));

  it('is nothing while nothing happened', () => {
    expect(arrivedSince(base, 7)).toBe(0);
  });

  it('is what the next counts have more', () => {
    expect(arrivedSince(baseAfter(base, seen(2, 9, 0)), 9)).toBe(2);
  });

  it('does not take a claim of mine for an arrival before the counts know of it', () => {
    expect(arrivedSince(baseAfter(base, seen(1, 7, 1)), 7)).toBe(0);
    expect(arrivedSince(baseAfter(base, seen(2, 6, 1)), 6)).toBe(0);
    expect(arrivedSince(baseAfter(base, seen(2, 7, 1)), 7)).toBe(1);
  });

  it('is never negative, and starts anew with another list', () => {
    expect(arrivedSince(baseAfter(base, seen(2, 5, 0)), 5)).toBe(0);
    const other = baseAfter(base, { listAt: 2, countsAt: 2, count: 9, won: 0 });
    expect(arrivedSince(other, 9)).toBe(0);
  });

  it('does not take what an earlier visit had counted for the list of now', () => {
    const minute = 60_000;
    const early = baseAfter(NO_BASE, { listAt: 9 * minute, countsAt: 1, count: 0, won: 0 });
    expect(arrivedSince(early, 0)).toBe(0);
    const fresh = { listAt: 9 * minute, countsAt: 9 * minute + 50, count: 1, won: 0 };
    expect(arrivedSince(baseAfter(early, fresh), 1)).toBe(0);
  });

  it('says nothing while a count is unknown', () => {
    expect(arrivedSince(NO_BASE, 9)).toBe(0);
    expect(arrivedSince(base, undefined)).toBe(0);
  });
});

describe('poolSummary', () => {
  const rows = [aCard('a', 1, { classCode: 'critical' }), aCard('b', 1)];

  it('names what is dangerous, and counts further pages', () => {
    expect(poolSummary(rows, 'more', 23)).toBe('23 件待领取，其中特急 1 件，最急的在最前');
    expect(poolSummary(rows.slice(1), 'end', 7)).toBe('1 件待领取，最急的在最前');
  });

  it('leaves out what is claimed already', () => {
    const claims: Claims = { a: { kind: 'mine' }, b: { kind: 'claiming' } };
    expect(unclaimed(rows, claims).map((one) => one.id)).toEqual(['b']);
    expect(poolSummary([], 'end', 1)).toBe('都有人领了，下拉看看新的');
  });
});
