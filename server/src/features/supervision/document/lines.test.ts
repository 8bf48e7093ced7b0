import { setLines, type Column } from './lines.js';

/** Chinese characters are 10 wide, others 5. */
const measure = (text: string) =>
  Array.from(text).reduce((sum, one) => sum + (/[\u2000-\uffff]/u.test(one) ? 10 : 5), 0);
const column = (cells: number, indent = 0): Column => ({ width: cells * 10, indent, measure });
const texts = (text: string, cells: number, indent = 0) =>
  setLines(text, column(cells, indent)).map((line) => line.text);

it('fills lines, the first one indented, and stretches all but the last to the edge', () => {
  const lines = setLines('一二三四五六七八九十', column(4, 20));
  expect(lines.map((line) => line.text)).toEqual(['一二', '三四五六', '七八九十']);
  expect(lines.map((line) => line.indent)).toEqual([20, 0, 0]);
  expect(lines.every((line) => line.spacing === 0)).toBe(true);
});

it('begins no line with a stop: the line is pressed to hold it', () => {
  const [first, second] = setLines('一二三四，五六', column(4));
  expect(first).toMatchObject({ text: '一二三四，' });
  expect(first!.spacing).toBeCloseTo(-10 / 4);
  expect(second!.text).toBe('五六');
});

it('takes a character along where two stops would have to be pressed in', () => {
  expect(texts('一二三四”。五六', 4)).toEqual(['一二三', '四”。五', '六']);
});

it('ends no line with an opening bracket', () => {
  const [first, second] = setLines('一二三（四五六七）', column(4));
  expect(first!.text).toBe('一二三');
  expect(first!.spacing).toBeCloseTo(5);
  expect(second!.text.startsWith('（')).toBe(true);
});

it('keeps numbers and times whole, and breaks at spaces', () => {
  expect(texts('在12月30日16:30前', 5)).toEqual(['在12月30日', '16:30前']);
  expect(texts('编号261122 48371', 6)).toEqual(['编号261122', '48371']);
  expect(texts('编号261122\u00a048371', 6)).toEqual(['编号', '261122\u00a048371']);
});

it('lets an endless word fall apart', () => {
  const lines = texts('x'.repeat(40), 4);
  expect(lines.join('')).toBe('x'.repeat(40));
  expect(lines.every((line) => measure(line) <= 40)).toBe(true);
});

it('begins a paragraph at each break and drops empty ones', () => {
  const lines = setLines('一\n\n 二', column(4, 20));
  expect(lines.map(({ text, indent }) => [text, indent])).toEqual([
    ['一', 20],
    ['二', 20],
  ]);
});

it('loses nothing, whatever is set', () => {
  const text = '请于11月23日16:00前（含）回复：“已办结”、“未办结”……并附照片——不少于3张！'.repeat(4);
  for (let cells = 3; cells < 30; cells += 1) {
    expect(texts(text, cells).join('').replace(/\s/g, '')).toBe(text);
  }
});
