/**
 * `it` for the steps of one story: after a step that failed, the following ones fail at once and say why, instead of
 * waiting for screens that cannot come.
 */
export function inOrder(): (name: string, step: () => Promise<void>) => void {
  let failed: string | undefined;
  return (name, step) =>
    it(name, async () => {
      if (failed !== undefined) throw new Error(`An earlier step failed: ${failed}`);
      failed = name;
      await step();
      failed = undefined;
    });
}
