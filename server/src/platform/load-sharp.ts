import type sharp from 'sharp';

let loaded: Promise<typeof sharp> | undefined;

/**
 * The picture library, loaded with the first picture: a fresh server has no memory to spare for it (DESIGN §7). One thread
 * per picture and no cache between them: our queue decides how much runs at once.
 */
export function loadSharp(): Promise<typeof sharp> {
  loaded ??= import('sharp').then(({ default: library }) => {
    library.concurrency(1);
    library.cache(false);
    return library;
  });
  return loaded;
}
