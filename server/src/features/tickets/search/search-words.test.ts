import { postingCondition, postingsOf, searchOf, termsOf, wordCondition } from './search-words.js';

const of = (search: string, number = '26112248371') => termsOf({ number, search });

describe('the terms of a ticket', () => {
  it('are pairs of neighbours, the end of each run, and the rest of the number', () => {
    expect(of('楼道灯 坏了')).toEqual(['#48371', '了', '坏了', '楼道', '灯', '道灯'].sort());
  });

  it('pair nothing across signs, spaces and lines', () => {
    expect(of('灯，\n坏 wi')).toEqual(['#48371', 'i', 'wi', '坏', '灯']);
  });

  it('take a character beyond the first plane as one', () => {
    expect(of('𠮷野家')).toEqual(['#48371', '家', '野家', '𠮷野']);
  });

  it('name each once, in the order of the index', () => {
    const terms = of('哈哈哈哈 灯灯 wifi wifi');
    expect(terms).toEqual([...new Set(terms)].sort());
  });
});

describe('a search', () => {
  it.each(['', '   ', undefined])('of %j looks for nothing', (q) => {
    expect(searchOf(q)).toEqual({ number: null, words: [] });
  });

  it.each(['261122', '261122 483', '２６１１２２４８３７１'])(
    'of %s is the beginning of a number',
    (q) => {
      expect(searchOf(q)).toMatchObject({ number: { sql: 'number BETWEEN ? AND ?' }, words: [] });
    },
  );

  it('of words takes five at most, written in one way', () => {
    expect(searchOf(' ＷiFi　坏了 a b c d').words).toEqual(['wifi', '坏了', 'a', 'b', 'c']);
  });
});

describe('where a word stands', () => {
  const stands = (word: string, isOpen = false) =>
    postingsOf(word).map((posting) => postingCondition(posting, isOpen));

  it('under all its pairs', () => {
    expect(stands('楼道灯').map(({ params }) => params)).toEqual([['楼道'], ['道灯']]);
  });

  it('under whatever begins with a single character', () => {
    expect(stands('灯')).toEqual([{ sql: 'term >= ? AND term < ?', params: ['灯', '灰'] }]);
  });

  it('under the rest of a number or in a text, for five digits', () => {
    expect(stands('48371')).toEqual([{ sql: 'term IN (?, ?)', params: ['#48371', '48'] }]);
  });

  it('among the open tickets apart', () => {
    const [first] = stands('楼道', true);
    expect(first).toEqual({ sql: 'term = ? AND isOpen = 1', params: ['楼道'] });
  });

  it('nowhere, for signs', () => {
    expect(stands('%_')).toEqual([]);
    expect(wordCondition('%_').params).toEqual(['%!%!_%']);
  });
});

/** Whatever a ticket holds, the index must not hide: each posting of a word meets a term of the ticket. */
it('no word of a ticket is missed', () => {
  const search =
    '阳光花园\n安居物业\n照明\n3号楼 2单元\nwifi-6 坏了，灯不亮! 18楼 a_b 𠮷野家 48371';
  const terms = of(search);
  const meets = (word: string) =>
    postingsOf(word).every((posting) => {
      if (posting.kind === 'term') return terms.includes(posting.term);
      if (posting.kind === 'either') return posting.terms.some((term) => terms.includes(term));
      return terms.some((term) => term >= posting.from && term < posting.below);
    });
  const characters = [...search];
  const missed = characters.flatMap((_, from) =>
    characters
      .slice(from)
      .map((__, length) => characters.slice(from, from + length + 1).join(''))
      .filter((word) => !/\s/.test(word) && !meets(word)),
  );
  expect(missed).toEqual([]);
});
