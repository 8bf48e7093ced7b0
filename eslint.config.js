import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import wideAngle from './scripts/eslint/plugin.js';

const tests = [
  '**/*.{test,walk,proof}.{ts,tsx,js,mjs}',
  '**/{testing,e2e,proofs}/**/*.{ts,tsx,mjs}',
  'miniapp/test/**/*.{ts,tsx}',
];

/** The only places that may read the machine's clock. */
const clocks = [
  'server/src/platform/clock/**',
  'miniapp/src/platform/**',
  'console/src/lib/clock*',
  'console/src/lib/clock/**',
];

/** Frameworks that ask for a default export; everything else exports by name. */
const defaultExports = [
  '**/*.config.{ts,js}',
  'miniapp/config/**',
  'miniapp/src/app.{ts,tsx}',
  'miniapp/src/{pages,work,oversight}/*/index.tsx',
  '**/*.d.ts',
];

const skipping = { skipBlankLines: true, skipComments: true };

/** @returns {import('eslint').Linter.RulesRecord} */
const size = (linesPerFunction) => ({
  'max-lines': ['error', { max: 250, ...skipping }],
  'max-lines-per-function': ['error', { max: linesPerFunction, ...skipping }],
  complexity: ['error', 10],
});

export default defineConfig([
  globalIgnores([
    '**/dist*/**',
    '**/node_modules/**',
    '**/.cache/**',
    'data/**',
    'coverage/**',
    'test-results/**',
    '**/*.cjs',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  {
    name: 'house rules',
    files: ['**/*.{ts,tsx,js,mjs}'],
    plugins: { 'wide-angle': wideAngle },
    rules: {
      ...size(50),
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'off',
      'no-else-return': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'wide-angle/disable-needs-reason': 'error',
    },
  },
  { name: 'markup is longer than logic', files: ['**/*.tsx'], rules: size(80) },

  {
    name: 'typed TypeScript',
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false } },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      'wide-angle/no-default-export': 'error',
      'wide-angle/no-enum': 'error',
      'wide-angle/no-partial-test-run': 'error',
      'wide-angle/no-raw-clock': 'error',
    },
  },
  { files: defaultExports, rules: { 'wide-angle/no-default-export': 'off' } },
  { files: clocks, rules: { 'wide-angle/no-raw-clock': 'off' } },

  {
    name: 'the product does not print',
    files: ['{shared,server,miniapp,console}/src/**/*.{ts,tsx}'],
    ignores: ['server/src/{main,worker}.ts', 'server/src/cli/**', ...tests],
    rules: { 'no-console': 'error' },
  },
  {
    name: 'the server',
    files: ['server/src/**/*.ts'],
    rules: { 'wide-angle/no-type-only-dto': 'error' },
  },
  {
    name: 'controllers',
    files: ['server/src/**/*.controller.ts'],
    rules: { 'wide-angle/handler-params-are-dto': 'error' },
  },
  {
    name: 'use cases speak no HTTP',
    files: ['server/src/**/use-cases/**/*.ts'],
    ignores: tests,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: '@nestjs/common',
              allowImportNames: ['Inject', 'Injectable'],
              message: 'Throw ProblemError with a code from shared; the HTTP filter maps it.',
            },
          ],
        },
      ],
    },
  },
  {
    name: 'the clients',
    files: ['{miniapp,console}/src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': { rules: reactHooks.rules } },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    name: 'the mini-program',
    files: ['miniapp/src/**/*.{ts,tsx}'],
    ignores: ['miniapp/src/platform/**'],
    rules: { 'wide-angle/no-raw-navigation-title': 'error' },
  },
  {
    name: 'pages use the hooks of Taro and leave its device functions to platform',
    files: ['miniapp/src/app.ts{,x}', 'miniapp/src/{pages,work,oversight}/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['@tarojs/taro'],
              allowImportNamePattern: '^use[A-Z]',
              message:
                'Only hooks here: a device function differs per platform, call miniapp/src/platform.',
            },
          ],
        },
      ],
    },
  },
  {
    name: 'clients have plain objects with functions, and Taro calls its own without `this`',
    files: ['{miniapp,console}/src/**/*.{ts,tsx}'],
    rules: { '@typescript-eslint/unbound-method': 'off' },
  },

  {
    name: 'tests read answers of any shape and may be long lists',
    files: tests,
    rules: {
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
      'wide-angle/no-raw-clock': 'off',
    },
  },
]);
