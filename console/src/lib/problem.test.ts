import { isProblem } from './problem.ts';

const ours = {
  type: 'about:blank',
  title: 'Conflict',
  status: 409,
  code: 'ticket.changed',
  detail: '请刷新。',
};

test.each([
  [ours, true],
  [{ ...ours, detail: undefined }, false],
  [{ error: 'bad gateway' }, false],
  ['<html>', false],
  [null, false],
])('%j is an answer of ours: %s', (content, expected) => {
  expect(isProblem(content)).toBe(expected);
});
