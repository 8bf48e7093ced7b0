import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

type Check = (secret: string, headers: object, body: string, nowSeconds: number) => boolean;

/** The example of docs/webhooks.md, run by Node as it stands there. */
export const isGenuine: Check = (...given) => {
  const file = path.resolve(import.meta.dirname, '../../../../../docs/webhooks.md');
  const [, code = ''] = /```js\n([\s\S]*?)```/.exec(fs.readFileSync(file, 'utf8')) ?? [];
  const main = `console.log(isGenuine(...${JSON.stringify(given)}));`;
  const args = ['--input-type=module', '--eval', `${code}\n${main}`];
  return execFileSync(process.execPath, args, { encoding: 'utf8' }).trim() === 'true';
};
