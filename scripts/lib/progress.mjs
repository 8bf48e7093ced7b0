/** Seconds since `startedAt` (from `performance.now()`), as text. */
export const secondsSince = (startedAt) =>
  `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;

/**
 * Runs one step and shows its name at once and its time at the end.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 */
export async function step(name, work) {
  const startedAt = performance.now();
  console.log(`▸ ${name} …`);
  try {
    const result = await work();
    console.log(`✔ ${name}  ${secondsSince(startedAt)}`);
    return result;
  } catch (error) {
    console.log(`✖ ${name}  ${secondsSince(startedAt)}`);
    throw error;
  }
}
