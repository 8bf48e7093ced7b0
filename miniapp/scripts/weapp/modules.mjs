import vm from 'node:vm';
import { filesBelow, textOf } from './files.mjs';

/** webpack's modules of one script, unrun: a chunk only hands them over, the pieces after them start the app. */
function chunkOf(root, file) {
  const chunk = { modules: {}, starts: [] };
  const push = ([, modules, ...starts]) => {
    Object.assign(chunk.modules, modules);
    chunk.starts.push(...starts.filter((one) => typeof one === 'function'));
  };
  const code = textOf(root, file);
  const sandbox = { wx: { webpackJsonp: { push } }, require: () => ({}) };
  if (code.includes('webpackJsonp')) vm.runInNewContext(code, sandbox, { filename: file });
  return chunk;
}

/** Ids that a module asks for: calls of webpack's `require`, the parameter at this place, with a number. */
function wanted(run, place) {
  const code = run.toString();
  const name = /^[^(]*\(([^)]*)\)|^(\w+)=>/.exec(code)?.slice(1).find(Boolean)?.split(',')[place];
  if (!name) return [];
  const calls = new RegExp(`(?<![\\w$.])${name.trim().replace('$', '\\$')}\\((\\d+)\\)`, 'g');
  return [...code.matchAll(calls)].map((match) => match[1]);
}

/**
 * Modules that a script asks for and that its package and the main package lack: its page would not open.
 * @param {string} root folder of the build
 * @param {string[]} roots folders of the subpackages
 */
export function moduleFlaws(root, roots) {
  const packageOf = (file) => roots.find((one) => file.startsWith(`${one}/`)) ?? '';
  const chunks = filesBelow(root)
    .filter((file) => file.endsWith('.js') && file !== 'runtime.js')
    .map((file) => ({ file, ...chunkOf(root, file) }));
  const known = new Map(['', ...roots].map((name) => [name, new Set()]));
  for (const { file, modules } of chunks) {
    Object.keys(modules).forEach((id) => known.get(packageOf(file)).add(id));
  }
  return chunks.flatMap(({ file, modules, starts }) => {
    const ids = [
      ...Object.values(modules).flatMap((run) => wanted(run, 2)),
      ...starts.flatMap((run) => wanted(run, 0)),
    ];
    const has = (id) => known.get('').has(id) || known.get(packageOf(file)).has(id);
    return [...new Set(ids)]
      .filter((id) => !has(id))
      .map((id) => `${file}: asks for module ${id}, which is in no script that it can load`);
  });
}
