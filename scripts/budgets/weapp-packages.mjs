import fs from 'node:fs';
import path from 'node:path';
import { inRoot } from '../lib/paths.mjs';

/**
 * @param {string} folder absolute
 * @returns {number} bytes of all files below it
 */
function bytesBelow(folder) {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + fs.statSync(path.join(entry.parentPath, entry.name)).size, 0);
}

/**
 * What WeChat downloads: the main package is everything outside the subpackages' roots.
 * @param {string} [dist] the weapp build, absolute
 * @returns {{ name: string, bytes: number }[]} the main package first
 */
export function weappPackages(dist = inRoot('miniapp/dist/weapp')) {
  const app = JSON.parse(fs.readFileSync(path.join(dist, 'app.json'), 'utf8'));
  const roots = (app.subPackages ?? app.subpackages ?? []).map(({ root }) => root);
  const subpackages = roots.map((root) => ({
    name: root,
    bytes: bytesBelow(path.join(dist, root)),
  }));
  const inSubpackages = subpackages.reduce((sum, { bytes }) => sum + bytes, 0);
  return [{ name: 'main', bytes: bytesBelow(dist) - inSubpackages }, ...subpackages];
}
