import { OVERSIGHT_ROLES, TILES } from '@wide-angle/shared';
import { boardOf, boardSentence, countText } from './board';
import { emptyWords, lateBehindTabs, tileChips, tilesOf, MINE_KEYS } from './tiles';

describe('board', () => {
  it.each(OVERSIGHT_ROLES)('shows every list of %s once, lateness first', (role) => {
    const { acts, rest } = boardOf(role, null);
    const keys = [...acts, ...rest].map((tile) => tile.key);
    expect([...keys].sort()).toEqual(TILES[role].map((tile) => tile.key).sort());
    expect(acts[0]?.key).toBe('late');
    expect([...acts, ...rest].every((tile) => tile.note !== '')).toBe(true);
  });

  it('is red only for lateness, and only above zero', () => {
    const counts = [
      { key: 'late', count: 2 },
      { key: 'review', count: 3 },
      { key: 'adjudicate', count: 0 },
    ];
    const tones = boardOf('community', counts).acts.map((tile) => [tile.key, tile.tone]);
    expect(tones).toEqual([
      ['late', 'late'],
      ['review', 'act'],
      ['adjudicate', 'calm'],
      ['extension', 'calm'],
      ['category', 'calm'],
      ['followUp', 'calm'],
    ]);
  });

  it('says in a sentence what waits', () => {
    const sentence = (late: number, review: number) =>
      boardSentence(
        boardOf('community', [
          { key: 'late', count: late },
          { key: 'review', count: review },
        ]),
      );
    expect(sentence(4, 2)).toBe('4 件超时，1 类事项等您处理。');
    expect(sentence(4, 0)).toBe('4 件超时。');
    expect(sentence(0, 0)).toBe('没有超时的，也没有等您处理的。');
    expect(boardSentence(boardOf('community', null))).toBe('');
  });

  it('groups thousands', () => {
    expect([countText(null), countText(0), countText(2013), countText(1234567)]).toEqual([
      '–',
      '0',
      '2,013',
      '1,234,567',
    ]);
  });
});

describe('lists of a role', () => {
  it('has words for every empty list that a screen of work or oversight shows', () => {
    const roles = ['staff', 'manager', 'department', 'community', 'subdistrict', 'bureau'] as const;
    for (const tile of roles.flatMap((role) => TILES[role])) {
      expect(emptyWords(tile.key)).not.toEqual(emptyWords('no such list'));
    }
  });

  it('gives chips with counts, in the order of the role', () => {
    const chips = tileChips(tilesOf('staff', MINE_KEYS), [{ key: 'mine', count: 5 }]);
    expect(chips).toEqual([
      { value: 'mine', label: '在办', count: 5 },
      { value: 'mineLate', label: '超时', count: undefined },
      { value: 'mineDone', label: '我报结的', count: undefined },
    ]);
  });

  it('puts only lateness on the tabs', () => {
    expect(lateBehindTabs(null)).toBeNull();
    const counts = [
      { key: 'pool', count: 9 },
      { key: 'mineLate', count: 2 },
      { key: 'teamLate', count: 5 },
    ];
    expect(lateBehindTabs(counts)).toEqual({ mine: 2, team: 5, board: 0 });
  });
});
