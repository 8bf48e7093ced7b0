'use strict';

/**
 * Who may import whom (`npm run fences`). Every rule says what to do instead; the reasons are in
 * docs/architecture.md. Tests and test helpers may look into anything of their own package.
 */

const TESTS = [
  '^(shared|server|miniapp|console)/src/.*testing/',
  '^(shared|server|miniapp|console)/src/.*\\.(test|walk)\\.tsx?$',
  '^miniapp/(test|e2e)/',
  '^console/e2e/',
];

/** The shapes on the wire. They describe what every folder gives out, so they may name types of all. */
const WIRE_SHAPES = '^shared/src/.*\\.(api|views)\\.ts$';

/**
 * The folders of the domain, lower ones first: a rule imports only from folders before its own.
 * `permission/permissions.ts` holds nothing but names and may be read by everyone.
 */
const DOMAIN_ORDER = [
  'api',
  'deadline',
  'organization',
  'identity',
  'policy',
  'media',
  'ticket',
  'escalation',
  'permission',
  'inbox',
  'supervision',
  'statistics',
  'delivery',
];

const domainRules = DOMAIN_ORDER.map((folder, at) => ({
  name: `domain-order-${folder}`,
  comment:
    `shared/src/${folder} stands below the folders that it imports here. Move the piece that both need ` +
    'into the lower folder, or hand it over as an argument.',
  severity: 'error',
  from: { path: `^shared/src/${folder}/`, pathNot: [WIRE_SHAPES, ...TESTS] },
  to: {
    path: `^shared/src/(${DOMAIN_ORDER.slice(at + 1).join('|') || '-'})/`,
    pathNot: '^shared/src/permission/permissions\\.ts$',
  },
}));

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment:
        'Files that import each other cannot be read one after the other. Move what both need into a third file, ' +
        'or pass it as an argument.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      comment:
        'This import leads nowhere: mend the path, or add the package to the right package.json.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'product-not-to-tests',
      comment:
        'Product code must not lean on test helpers: move the helper out of testing/ if it is more.',
      severity: 'error',
      from: { path: '^(shared|server|miniapp|console)/src/', pathNot: TESTS },
      to: { path: TESTS },
    },
    {
      name: 'no-dev-dependencies-in-product',
      comment: 'The deployed product has no devDependencies: move the package to dependencies.',
      severity: 'error',
      from: { path: '^(server|miniapp|console)/src/', pathNot: TESTS },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only'],
      },
    },

    // ── shared ──────────────────────────────────────────────────────────────────────────────────────
    {
      name: 'shared-is-pure',
      comment:
        'The domain runs in three builds, one of them a mini-program: no packages, no Node modules, no other ' +
        'folder. Take what you need as an argument.',
      severity: 'error',
      from: { path: '^shared/src/', pathNot: TESTS },
      to: { pathNot: '^shared/src/' },
    },
    {
      name: 'shared-through-its-index',
      comment: "Import from '@wide-angle/shared'; export there what is missing.",
      severity: 'error',
      from: { pathNot: '^shared/' },
      to: { path: '^shared/(src|dist)/', pathNot: '^shared/src/index\\.ts$' },
    },
    {
      name: 'shared-not-through-its-own-index',
      comment: 'Inside the domain import the file itself; the index is for the other packages.',
      severity: 'error',
      from: { path: '^shared/src/', pathNot: '^shared/src/index\\.ts$' },
      to: { path: '^shared/src/index\\.ts$' },
    },
    ...domainRules,

    // ── server ──────────────────────────────────────────────────────────────────────────────────────
    {
      name: 'features-through-their-index',
      comment: "Import another feature's index.ts; export there what others may use.",
      severity: 'error',
      from: { path: '^server/src/features/([^/]+)/', pathNot: TESTS },
      to: {
        path: '^server/src/features/([^/]+)/',
        pathNot: ['^server/src/features/$1/', '^server/src/features/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'platform-knows-no-feature',
      comment:
        'Plumbing stays plumbing: let the feature register itself with the platform, or inject it.',
      severity: 'error',
      from: { path: '^server/src/platform/', pathNot: TESTS },
      to: { path: '^server/src/features/' },
    },
    {
      name: 'controllers-speak-http-only',
      comment: 'A controller calls a use case or a query; it never sees repositories or entities.',
      severity: 'error',
      from: { path: '^server/src/features/.*\\.controller\\.ts$' },
      to: { path: '(\\.(repository|entity)\\.ts$|^node_modules/.*typeorm)' },
    },
    {
      name: 'use-cases-take-plain-input',
      comment:
        'A use case is called from HTTP, jobs and tests alike: give it plain arguments, not a DTO.',
      severity: 'error',
      from: { path: '/use-cases/', pathNot: TESTS },
      to: { path: '(\\.dto\\.ts$|\\.controller\\.ts$)' },
    },
    {
      name: 'repositories-store-and-never-decide',
      comment: 'A repository reads and writes rows; the use case decides and calls it.',
      severity: 'error',
      from: { path: '\\.repository\\.ts$' },
      to: { path: '(/use-cases/|\\.controller\\.ts$|\\.dto\\.ts$)' },
    },

    // ── clients ─────────────────────────────────────────────────────────────────────────────────────
    {
      name: 'clients-without-the-server',
      comment: 'Clients are built without the server: what both need belongs in shared.',
      severity: 'error',
      from: { path: '^(miniapp|console)/' },
      to: { path: '^server/' },
    },
    {
      name: 'server-without-clients',
      comment: 'The server serves the built files of the clients and imports none of their code.',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^(miniapp|console)/' },
    },
    {
      name: 'miniapp-not-console',
      comment: 'React 18 here, React 19 there: what both need belongs in shared.',
      severity: 'error',
      from: { path: '^miniapp/' },
      to: { path: '^console/' },
    },
    {
      name: 'console-not-miniapp',
      comment: 'React 19 here, React 18 there: what both need belongs in shared.',
      severity: 'error',
      from: { path: '^console/' },
      to: { path: '^miniapp/' },
    },
    {
      name: 'client-features-stand-alone',
      comment:
        'Features do not import each other: let the page compose both, or move the piece to ui or lib.',
      severity: 'error',
      from: { path: '^(miniapp|console)/src/features/([^/]+)/', pathNot: TESTS },
      to: {
        path: '^(miniapp|console)/src/features/([^/]+)/',
        pathNot: '^$1/src/features/$2/',
      },
    },
    {
      name: 'client-groundwork-knows-no-feature',
      comment: 'ui, lib and platform are below the features: pass what they need as a property.',
      severity: 'error',
      from: { path: '^(miniapp|console)/src/(ui|lib|platform)/', pathNot: TESTS },
      to: { path: '^(miniapp|console)/src/(features|pages|work|oversight|app|routes)(/|\\.)' },
    },
    {
      name: 'taro-api-only-in-platform',
      comment:
        'Taro differs between WeChat and H5: call it through miniapp/src/platform. The kit in ui may use it, and ' +
        'app and pages for their life-cycle hooks.',
      severity: 'error',
      from: {
        path: '^miniapp/src/',
        pathNot: [
          '^miniapp/src/(platform|ui|pages|work|oversight)/',
          '^miniapp/src/app\\.',
          ...TESTS,
        ],
      },
      to: { path: 'node_modules/@tarojs/taro/' },
    },
  ],

  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.cache)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'default'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.cjs', '.json'],
    },
    reporterOptions: { text: { highlightFocused: true } },
  },
};
