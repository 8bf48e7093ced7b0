import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder, absolute. */
export const root = path.resolve(fileURLToPath(import.meta.url), '../../..');

/** @param {...string} parts a path inside the repository */
export const inRoot = (...parts) => path.join(root, ...parts);

/** Stamps of what was built from which sources; goes away with node_modules. */
export const cacheDir = inRoot('node_modules', '.cache', 'wide-angle');
