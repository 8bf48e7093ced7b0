import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Every file below a folder as paths relative to it, with `/`. */
export function filesBelow(root, folder = '') {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = folder ? `${folder}/${entry.name}` : entry.name;
    return entry.isDirectory() ? filesBelow(root, name) : [name];
  });
}

/**
 * Parsed JSON of a file of the build.
 * @throws {SyntaxError} naming the file
 */
export function json(root, file) {
  try {
    return JSON.parse(textOf(root, file));
  } catch (error) {
    throw new SyntaxError(`${file} is no JSON: ${error.message}`, { cause: error });
  }
}

/** Text of a file of the build. */
export const textOf = (root, file) => readFileSync(path.join(root, file), 'utf8');

/** Bytes per package, by roots; '' is the main package. WeChat does not pack text files and its own settings. */
export function packageSizes(root, roots) {
  const sizes = Object.fromEntries(['', ...roots].map((name) => [name, 0]));
  for (const file of filesBelow(root)) {
    if (/\.(txt|map)$/.test(file) || file === 'project.config.json') continue;
    const owner = roots.find((name) => file.startsWith(`${name}/`)) ?? '';
    sizes[owner] += statSync(path.join(root, file)).size;
  }
  return sizes;
}
