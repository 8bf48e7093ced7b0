import { setTitle } from './title-lines.js';

/** Chinese characters are 10 wide, others 5; a line holds twenty of them. */
const measure = (text: string) =>
  Array.from(text).reduce((sum, one) => sum + (/[\u2000-\uffff]/u.test(one) ? 10 : 5), 0);
const column = { width: 200, measure };
const titleOf = (estate: string, matter: string, many = 1) =>
  setTitle(
    ['关于限期办理', estate, `“${matter}”`, `${many > 1 ? `等${many}件` : ''}诉求的`, '督办通知'],
    column,
  );
const isWaisted = (lines: readonly string[]) =>
  lines.some(
    (line, at) =>
      at > 0 &&
      at < lines.length - 1 &&
      measure(line) < Math.min(measure(lines[at - 1]!), measure(lines[at + 1]!)),
  );

it('leaves a title that fits on one line', () => {
  expect(titleOf('锦苑', '照明')).toEqual(['关于限期办理锦苑“照明”诉求的督办通知']);
});

it('divides a longer one between words, the lines of like length', () => {
  expect(titleOf('阳光花园', '照明', 3)).toEqual([
    '关于限期办理阳光花园',
    '“照明”等3件诉求的督办通知',
  ]);
  expect(titleOf('高塘县鱼丘湖街道翠湖', '电梯停运')).toEqual([
    '关于限期办理高塘县鱼丘湖街道翠湖',
    '“电梯停运”诉求的督办通知',
  ]);
});

it('sets three lines without a waist', () => {
  const lines = titleOf('鱼丘湖街道翠湖名邸二期南区', '消防通道堵塞及占用', 12);
  expect(lines).toHaveLength(3);
  expect(isWaisted(lines)).toBe(false);
});

it('tears a name only where no line can hold it', () => {
  const estate = '高塘县汇鑫街道时风路与金城路交叉口东南角幸福家园三期';
  const lines = titleOf(estate, '照明', 2);
  expect(lines.join('')).toBe(`关于限期办理${estate}“照明”等2件诉求的督办通知`);
  expect(lines.at(-1)).toMatch(/督办通知$/);
});

it.each(Array.from({ length: 24 }, (_, n) => n + 1))(
  'is whole and within the column with names of %d characters',
  (long) => {
    for (const matter of ['照明', '消防通道堵塞', '单元门禁失效及可视对讲系统故障']) {
      const estate = '高塘县汇鑫街道时风路金城路交叉口幸福家园三期南区五组'.slice(0, long);
      const lines = titleOf(estate, matter, 20);
      expect(lines.join('')).toBe(`关于限期办理${estate}“${matter}”等20件诉求的督办通知`);
      for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(column.width);
      for (const line of lines) expect(line).not.toMatch(/^[的”…]|“$/);
      expect(lines.at(-1)!.length).toBeGreaterThanOrEqual(4);
      expect(isWaisted(lines)).toBe(false);
    }
  },
);
