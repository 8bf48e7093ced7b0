import { cleanQuery, queryText, sceneFromText, sceneOf } from './query';

describe('cleanQuery', () => {
  it('decodes once and drops what Taro adds', () => {
    const params = { name: '%E6%B3%89%E6%99%AF', $taroTimestamp: 17, stamp: 'AA', none: undefined };
    expect(cleanQuery(params)).toEqual({ name: '泉景' });
  });

  it('leaves text that is no valid encoding as it is', () => {
    expect(cleanQuery({ rate: '100%' })).toEqual({ rate: '100%' });
  });

  it('gives back what queryText wrote, whatever the characters', () => {
    const query = { text: '3 号楼 & 2 单元=?#%', empty: '' };
    const written = queryText(query).slice(1);
    const params = Object.fromEntries(written.split('&').map((part) => part.split('=')));
    expect(cleanQuery(params)).toEqual({ text: query.text });
  });
});

describe('queryText', () => {
  it('is nothing when there is nothing to say', () => {
    expect(queryText({ a: undefined, b: '' })).toBe('');
  });
});

describe('sceneOf', () => {
  it("reads WeChat's scene, an ordinary code's link, and neither", () => {
    expect(sceneOf({ scene: 'aB12cd' })).toBe('aB12cd');
    expect(sceneOf({ q: 'https://example.gov.cn/s/aB12cd' })).toBe('aB12cd');
    expect(sceneOf({})).toBeNull();
  });
});

describe('sceneFromText', () => {
  it.each([
    ['aB12cd', 'aB12cd'],
    ['  aB12cd\n', 'aB12cd'],
    ['https://example.gov.cn/s/aB12cd?from=poster', 'aB12cd'],
    ['pages/home/index?scene=aB12cd', 'aB12cd'],
    ['https://example.gov.cn/m/#/pages/home/index?scene=aB12cd', 'aB12cd'],
  ])('finds the scene in %s', (text, scene) => {
    expect(sceneFromText(text)).toBe(scene);
  });

  it.each(['', 'https://other.example.com/pay', '你好', 'a b', 'x'.repeat(33), '/s/%3Cscript%3E'])(
    'refuses %s',
    (text) => {
      expect(sceneFromText(text)).toBeNull();
    },
  );
});
