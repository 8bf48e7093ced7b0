import path from 'node:path';
import { swcServer, swcTypeScript, swcReact } from './scripts/jest/transforms.js';

/**
 * Every test of the repository, as Jest projects. Run one with
 * `npx jest --selectProjects shared` (or server, miniapp, console, api, walks).
 *
 * - `scripts`: the commands of this repository and its lint rules.
 * - `shared`, `server`, `miniapp`, `console`: unit tests, `*.test.ts(x)` beside the file they test.
 * - `api`: `*.api.test.ts` of the server, personas over HTTP. SQLite by default, MariaDB when the
 *   runner gives DB=mysql and DATABASE_URL (`npm test -- --only api-mariadb`).
 * - `proofs`: what holds only between real processes: workers that are killed, a database that dies. They start the built
 *   worker (`npm test -- --only proofs` builds it) and a private MariaDB.
 * - `galera`: proofs on a cluster of three nodes (`npm run test:galera`).
 * - `walks`: stories walked through the built product; run with `--maxWorkers 1`.
 */

/** An absolute path: the projects have root folders of their own. */
const inRoot = (file) => path.join(import.meta.dirname, file);

/**
 * Packages that are published as ES modules only. Jest on Node 20 cannot `require` those, so they are
 * transformed to CommonJS like our own code; the names are as pnpm writes them under `.pnpm`.
 */
const esmOnlyPackages = [
  '@nestjs\\+',
  '@tokenizer\\+',
  '@borewit\\+',
  'content-disposition@',
  'cookie@',
  'es-toolkit@',
  'file-type@',
  'jose@',
  'js-yaml@',
  'load-esm@',
  'strtok3@',
  'token-types@',
  'uint8array-extras@',
  'uuid@',
];

const transformIgnorePatterns = [`/node_modules/\\.pnpm/(?!(${esmOnlyPackages.join('|')}))`];

/** The domain's source, so that a test never sees a stale build of it. */
const sharedSource = { '^@wide-angle/shared$': inRoot('shared/src/index.ts') };

/** NodeNext sources write `./x.js` for `./x.ts`; try the source first, a real .js file second. */
const nodeNextImports = { '^(\\.{1,2}/.*)\\.js$': ['$1', '$1.js'] };

const styleMock = { '\\.(css|scss|svg|png)$': inRoot('scripts/jest/style-mock.js') };

const base = {
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  transformIgnorePatterns,
};

const node = {
  ...base,
  rootDir: 'server',
  testEnvironment: 'node',
  transform: swcServer,
  moduleNameMapper: { ...sharedSource, ...nodeNextImports },
};

const client = (rootDir, mocks) => ({
  ...base,
  displayName: rootDir,
  rootDir,
  testEnvironment: inRoot('scripts/jest/jsdom-environment.cjs'),
  setupFiles: [inRoot('scripts/jest/jsdom-setup.js')],
  testMatch: ['<rootDir>/src/**/*.test.{ts,tsx}'],
  transform: swcReact,
  moduleNameMapper: { ...sharedSource, ...styleMock, ...mocks },
});

export default {
  // Only what hangs is to fail: on a busy machine to make and migrate a database takes more than Jest's five seconds.
  testTimeout: 30_000,
  projects: [
    {
      ...base,
      displayName: 'scripts',
      rootDir: 'scripts',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/**/*.test.{js,mjs}'],
      moduleFileExtensions: ['js', 'mjs', 'cjs', 'ts', 'json'],
      transform: swcTypeScript,
    },
    {
      ...base,
      displayName: 'shared',
      rootDir: 'shared',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/src/**/*.test.ts'],
      transform: swcTypeScript,
    },
    {
      ...node,
      displayName: 'server',
      testMatch: ['<rootDir>/src/**/!(*.api).test.ts'],
    },
    {
      ...node,
      displayName: 'api',
      testMatch: ['<rootDir>/src/**/*.api.test.ts'],
    },
    {
      ...node,
      displayName: 'proofs',
      testMatch: ['<rootDir>/proofs/!(*.galera).proof.ts'],
    },
    {
      ...node,
      displayName: 'galera',
      testMatch: ['<rootDir>/proofs/*.galera.proof.ts'],
    },
    client('miniapp', {
      '^@tarojs/components$': inRoot('miniapp/test/taro-components.tsx'),
      '^@tarojs/taro$': inRoot('miniapp/test/taro.ts'),
    }),
    client('console', {}),
    {
      ...base,
      displayName: 'walks',
      rootDir: '.',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/miniapp/e2e/**/*.walk.ts', '<rootDir>/console/e2e/**/*.walk.ts'],
      transform: swcServer,
      moduleNameMapper: { ...sharedSource, ...nodeNextImports },
    },
  ],
};
