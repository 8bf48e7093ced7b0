import { afterClaim, arrivedSince, poolSummary, wonCount, type Claims } from './claims';
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
  it.each([
    ['nothing new', 7, 7, 0, 0],
    ['two more', 7, 9, 0, 2],
    ['one won here, one came', 7, 7, 1, 1],
    ['others claimed some', 7, 5, 0, 0],
  ])('%s', (_name, atLoad, present, won, expected) => {
    expect(arrivedSince(atLoad, present, won)).toBe(expected);
  });

  it('says nothing while a count is unknown', () => {
    expect(arrivedSince(null, 9, 0)).toBe(0);
    expect(arrivedSince(7, undefined, 0)).toBe(0);
  });
});

describe('poolSummary', () => {
  it('names what is dangerous', () => {
    const rows = [aCard('a', 1, { classCode: 'critical' }), aCard('b', 1)];
    expect(poolSummary(rows, 23)).toBe('23 件待领取，其中特急 1 件，最急的在最前');
    expect(poolSummary([aCard('b', 1)], undefined)).toBe('1 件待领取，最急的在最前');
  });
});
