import v8 from 'node:v8';

/**
 * Loads the program while the heap's young generation may not grow. Loading a few thousand modules would fill it once and
 * never again, yet V8 keeps what it grew to: about 25 MB of the 120 MB that DESIGN §7 allows in all.
 * @param load imports the program, so that nothing of it is loaded before
 */
export async function startSmall(load: () => Promise<unknown>): Promise<void> {
  v8.setFlagsFromString('--semi-space-growth-factor=1');
  await load();
}

/** From here on, once the program has started, the young generation grows as the load asks for it. */
export function allowGrowth(): void {
  v8.setFlagsFromString('--semi-space-growth-factor=2');
}
