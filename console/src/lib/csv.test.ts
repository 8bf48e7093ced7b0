import { csvOf } from './csv.ts';

it.each([
  ['安居物业', '安居物业'],
  ['a,b', '"a,b"'],
  ['说"好"', '"说""好"""'],
  ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@a', "'@a"],
  ['\t=1', "'\t=1"],
  [-1, '-1'],
])('%j stands in a file as %s', (value, text) => {
  expect(csvOf([[value]])).toBe(`\uFEFF${text}\r\n`);
});
