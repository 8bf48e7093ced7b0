import { normalizedLogin } from './login.js';
import { normalizedPhone } from './phone.js';

test.each([
  ['13912345678', '13912345678'],
  ['+86 139 1234 5678', '13912345678'],
  ['0086-139-1234-5678', '13912345678'],
  ['139-1234-5678', '13912345678'],
  ['13912345678', '13912345678'],
  ['0635-3951234', '06353951234'],
  ['', null],
  ['没有', null],
  ['1', null],
  ['1391234567890123', null],
])('the phone %s is stored as %s', (typed, stored) => {
  expect(normalizedPhone(typed)).toBe(stored);
});

test.each([
  [' Wang.Fang ', 'wang.fang'],
  ['WANG', 'wang'],
  ['王芳', '王芳'],
])('the account %s is found as %s', (typed, stored) => {
  expect(normalizedLogin(typed)).toBe(stored);
});
