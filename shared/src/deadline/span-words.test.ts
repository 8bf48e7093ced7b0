import type { Span } from './clock.ts';
import { spanWords } from './span-words.ts';

const minutes = (amount: number): Span => ({ unit: 'minutes', amount });

test.each<[Span, string]>([
  [minutes(30), '30 分钟'],
  [minutes(0), '0 分钟'],
  [minutes(120), '2 小时'],
  [minutes(1440), '24 小时'],
  [minutes(90), '1 小时 30 分钟'],
  [{ unit: 'workingDays', amount: 1 }, '1 个工作日'],
  [{ unit: 'workingDays', amount: 1.5 }, '1.5 个工作日'],
  [{ unit: 'naturalDays', amount: 15 }, '15 天'],
])('%j is said as %s', (span, words) => {
  expect(spanWords(span)).toBe(words);
});
