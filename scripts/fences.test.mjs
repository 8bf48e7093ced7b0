import { createRequire } from 'node:module';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inRoot } from './lib/paths.mjs';
import { runCommand } from './lib/run-command.mjs';

const { forbidden } = createRequire(import.meta.url)('../.dependency-cruiser.cjs');

/** A small repository with the same folders: every line that breaks a fence names the rule in `broken`. */
const tree = {
  'shared/src/index.ts': "export * from './api/a.ts';",
  'shared/src/api/a.ts':
    "import '../ticket/t.ts'; import '../permission/permissions.ts'; export const a = 1;",
  'shared/src/permission/permissions.ts': 'export const p = 1;',
  'shared/src/ticket/t.ts':
    "import 'node:fs'; import '../index.ts'; import '../testing/h.ts'; export const t = 1;",
  'shared/src/ticket/t.api.ts': "import '../inbox/i.ts'; export const wire = 1;",
  'shared/src/inbox/i.ts': 'export const i = 1;',
  'shared/src/testing/h.ts': 'export const h = 1;',
  'server/src/features/b/index.ts': 'export const b = 1;',
  'server/src/features/b/inner.ts': 'export const inner = 1;',
  'server/src/features/a/a.entity.ts': 'export class A {}',
  'server/src/features/a/a.dto.ts': 'export class ADto {}',
  'server/src/features/a/a.repository.ts':
    "import './use-cases/u.js'; import './a.entity.js'; export const r = 1;",
  'server/src/features/a/a.controller.ts':
    "import './a.entity.js'; import './a.dto.js'; export const c = 1;",
  'server/src/features/a/use-cases/u.ts':
    "import '../a.dto.js'; import '../../b/inner.js'; import '../../b/index.js'; import '../../../../../shared/src/ticket/t.ts'; export const u = 1;",
  'server/src/platform/p.ts':
    "import '../features/b/index.js'; import '@swc/cli'; import '../../../console/src/lib/l.ts'; export const p = 1;",
  'miniapp/src/features/x/x.ts':
    "import '../y/y'; import '@tarojs/taro'; import '../../../../server/src/platform/p'; import '../../../../console/src/lib/l'; export const x = 1;",
  'miniapp/src/features/y/y.ts': 'export const y = 1;',
  'miniapp/src/platform/device.ts': "import '@tarojs/taro'; export const device = 1;",
  'miniapp/src/ui/u.ts': "import '../features/y/y'; export const u = 1;",
  'console/src/lib/l.ts':
    "import '../../../miniapp/src/features/y/y'; import 'nope'; export const l = 1;",
};

/** Rule and importing file of each breach. */
const broken = [
  'client-features-stand-alone miniapp/src/features/x/x.ts',
  'client-groundwork-knows-no-feature console/src/lib/l.ts',
  'client-groundwork-knows-no-feature miniapp/src/ui/u.ts',
  'clients-without-the-server miniapp/src/features/x/x.ts',
  'console-not-miniapp console/src/lib/l.ts',
  'controllers-speak-http-only server/src/features/a/a.controller.ts',
  'domain-order-api shared/src/api/a.ts',
  'features-through-their-index server/src/features/a/use-cases/u.ts',
  'miniapp-not-console miniapp/src/features/x/x.ts',
  'no-cycles shared/src/api/a.ts',
  'no-dev-dependencies-in-product server/src/platform/p.ts',
  'no-unresolvable console/src/lib/l.ts',
  'platform-knows-no-feature server/src/platform/p.ts',
  'product-not-to-tests shared/src/ticket/t.ts',
  'repositories-store-and-never-decide server/src/features/a/a.repository.ts',
  'server-without-clients server/src/platform/p.ts',
  'shared-is-pure shared/src/ticket/t.ts',
  'shared-not-through-its-own-index shared/src/ticket/t.ts',
  'shared-through-its-index server/src/features/a/use-cases/u.ts',
  'taro-api-only-in-platform miniapp/src/features/x/x.ts',
  'use-cases-take-plain-input server/src/features/a/use-cases/u.ts',
];

/** Packages are resolved as in the repository: through each package's own node_modules. */
function plant(folder) {
  for (const [file, text] of Object.entries(tree)) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), `${text}\n`);
  }
  fs.symlinkSync(inRoot('node_modules'), path.join(folder, 'node_modules'));
  for (const name of ['shared', 'server', 'miniapp', 'console']) {
    fs.copyFileSync(inRoot(name, 'package.json'), path.join(folder, name, 'package.json'));
    fs.symlinkSync(inRoot(name, 'node_modules'), path.join(folder, name, 'node_modules'));
  }
}

it('every fence stops what it is there for, and nothing else', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'wide-angle-fences-'));
  try {
    plant(folder);
    const sources = ['shared', 'server', 'miniapp', 'console'].map((name) => `${name}/src`);
    const args = [
      '--config',
      inRoot('.dependency-cruiser.cjs'),
      '--output-type',
      'json',
      ...sources,
    ];
    const { output } = await runCommand(inRoot('node_modules/.bin/depcruise'), args, {
      cwd: folder,
    });
    const { violations } = JSON.parse(output).summary;
    const found = new Set(violations.map(({ rule, from }) => `${rule.name} ${from}`));
    expect([...found].sort()).toEqual(broken);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
});

it('leaves no fence untested but the order of the other domain folders, which is one rule per folder', () => {
  const names = new Set(broken.map((line) => line.split(' ')[0]));
  const untested = forbidden.map(({ name }) => name).filter((name) => !names.has(name));
  expect(untested.filter((name) => !name.startsWith('domain-order-'))).toEqual([]);
});
