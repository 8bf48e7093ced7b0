const left = new Set<() => Promise<void>>();

/**
 * Makes a closing function that does its work once, however often it is called, and at the end of the spec file at
 * the latest. So a walk that fails halfway leaves no browser and no server behind for which Jest would wait for ever.
 */
export function closing(close: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  const once = (): Promise<void> => {
    left.delete(once);
    done ??= close();
    return done;
  };
  left.add(once);
  return once;
}

// Registered while the spec file is loaded: runs after the `afterAll` of every describe block, but before those of the
// file itself. The last opened goes first, so that no browser sees its server go.
if (typeof afterAll === 'function') {
  afterAll(async () => {
    for (const close of [...left].reverse()) await Promise.allSettled([close()]);
  }, 60_000);
}
