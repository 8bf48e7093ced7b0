import { RuleTester } from 'eslint';
import tseslint from 'typescript-eslint';
import plugin from './plugin.js';

const tester = new RuleTester({ languageOptions: { parser: tseslint.parser } });

const missing = (name) => {
  throw new Error(`there is no rule ${name}`);
};

const checked = new Set();

/** @param {string} name @param {string[]} valid @param {string[]} invalid each with exactly one error */
const check = (name, valid, invalid) => {
  checked.add(name);
  tester.run(name, plugin.rules?.[name] ?? missing(name), {
    valid,
    invalid: invalid.map((code) => ({ code, errors: 1 })),
  });
};

check(
  'disable-needs-reason',
  ['// eslint-disable-next-line no-var -- an old browser reads this\nf();', '// about eslint'],
  ['// eslint-disable-next-line no-var\nf();', '/* eslint-disable no-var --  */ f();'],
);

check(
  'no-raw-clock',
  ['new Date(0)', 'clock.now()', 'Date.UTC(2026, 0)'],
  ['Date.now()', 'const now = Date.now;', 'new Date()', 'Date()'],
);

check(
  'no-default-export',
  ['export const a = 1;', 'export { a } from "./a.js";'],
  ['export default 1;', 'const a = 1; export { a as default };'],
);

check('no-enum', ['const A = { x: 1 } as const;'], ['enum A { x }', 'const enum A { x }']);

check(
  'no-partial-test-run',
  ['it("x", f)', 'it.each([1])("x", f)', 'shop.only()'],
  [
    'it.only("x", f)',
    'describe.skip("x", f)',
    'test.todo("x")',
    'it.only.each([1])("x", f)',
    'fit("x", f)',
  ],
);

check(
  'no-raw-navigation-title',
  ['setTitle("x")'],
  [
    'Taro.setNavigationBarTitle({ title })',
    'import { setNavigationBarTitle } from "@tarojs/taro";',
    'const { setNavigationBarTitle } = Taro;',
  ],
);

check(
  'no-type-only-dto',
  ['import { ADto } from "./a.dto.js";', 'import type { A } from "./a.view.js";'],
  ['import type { ADto } from "./a.dto.js";', 'import { type ADto } from "./a.dto.js";'],
);

check(
  'handler-params-are-dto',
  ['class C { m(@Body() body: ReportDto, @Param("id") id: string) {} }'],
  [
    'class C { m(@Body() body: Report) {} }',
    'class C { m(@Query("page") page: string) {} }',
    'class C { m(@Query() query) {} }',
  ],
);

it('leaves no rule untested', () => {
  expect([...checked].sort()).toEqual(Object.keys(plugin.rules ?? {}).sort());
});
