import { tileOf, type PolicyView } from '@wide-angle/shared';
import { filterText, fitting, isNarrowed, queryOf, sheetParts, stateOptions } from './filter';

const POLICY = {
  version: 1,
  classes: [],
  categories: [{ code: 'lighting', name: '照明', classCode: 'repair' }],
} as unknown as PolicyView;

describe('filter of a list', () => {
  it('asks for nothing but the list where nothing is narrowed', () => {
    expect(queryOf('open', { q: '  ' })).toEqual({ tile: 'open' });
    expect(isNarrowed({ q: ' ' })).toBe(false);
    expect(isNarrowed({ state: 'pending' })).toBe(true);
  });

  it('sends trimmed words, never more than the server takes', () => {
    expect(queryOf('open', { q: ' 电梯 ' })).toEqual({ tile: 'open', q: '电梯' });
    expect(queryOf('open', { q: '长'.repeat(80) }).q).toHaveLength(50);
  });

  it('offers the states that a list can hold', () => {
    expect(stateOptions(tileOf('community', 'late')).map((one) => one.value)).not.toContain(
      'closed',
    );
    expect(stateOptions(tileOf('community', 'all')).map((one) => one.value)).toContain('closed');
    expect(stateOptions(tileOf('community', 'review'))).toEqual([]);
  });

  it('drops a state that another list cannot hold and keeps the rest', () => {
    const filter = { state: 'closed', categoryCode: 'lighting', q: '灯' } as const;
    expect(fitting(filter, tileOf('community', 'late'))).toEqual({
      categoryCode: 'lighting',
      q: '灯',
    });
    expect(fitting(filter, tileOf('community', 'all'))).toBe(filter);
  });

  it('says what is chosen', () => {
    expect(filterText({ state: 'pending', categoryCode: 'lighting' }, POLICY)).toBe('待领取，照明');
    expect(filterText({ categoryCode: 'unknown' }, POLICY)).toBe('');
    expect(sheetParts({ state: 'pending', q: '灯' })).toBe(1);
  });
});
