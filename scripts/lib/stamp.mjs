import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { cacheDir, inRoot } from './paths.mjs';

/** Files that no build reads. */
const notSource = /(\.test\.tsx?|\.walk\.ts|\.md|\.DS_Store)$/;
const notSourceFolder = new Set(['node_modules', 'dist', 'testing', '.cache']);

/** @returns {string[]} the files below a file or folder, absolute, in a stable order; none when it is missing */
function filesBelow(target) {
  const stat = fs.statSync(target, { throwIfNoEntry: false });
  if (!stat) return [];
  if (stat.isFile()) return notSource.test(target) ? [] : [target];
  return fs
    .readdirSync(target)
    .filter((name) => !notSourceFolder.has(name))
    .sort()
    .flatMap((name) => filesBelow(path.join(target, name)));
}

/**
 * A fingerprint of file contents (not of times: a fresh checkout of the same commit is the same).
 * @param {string[]} inputs files and folders, relative to the repository
 * @param {string[]} [facts] further text that a result depends on
 */
export function fingerprint(inputs, facts = []) {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap((input) => filesBelow(inRoot(input)))) {
    hash
      .update(`${path.relative(inRoot(), file)}\0`)
      .update(fs.readFileSync(file))
      .update('\0');
  }
  facts.forEach((fact) => hash.update(`${fact}\0`));
  return hash.digest('hex');
}

/** Where a stamp is kept: the fingerprint of what a result was made from. */
const stampFile = (name) => path.join(cacheDir, `${name}.stamp`);

/** @returns {string | null} the fingerprint that was kept under this name */
export function readStamp(name) {
  try {
    return fs.readFileSync(stampFile(name), 'utf8');
  } catch {
    return null;
  }
}

/** Keeps a fingerprint; call it only after the work that it stands for has succeeded. */
export function writeStamp(name, value) {
  fs.mkdirSync(cacheDir, { recursive: true });
  fs.writeFileSync(stampFile(name), value);
}

/** Forgets a stamp, before work starts that may leave its result half-made. */
export function dropStamp(name) {
  fs.rmSync(stampFile(name), { force: true });
}
