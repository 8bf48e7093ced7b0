/**
 * A problem that the person at the terminal can solve: shown as its sentences, without a stack.
 * Chinese first, then the same in English.
 */
export class Stop extends Error {
  /**
   * @param {string} chinese
   * @param {string} english
   */
  constructor(chinese, english) {
    super(`${chinese}\n${english}`);
    this.name = 'Stop';
  }
}

/**
 * Runs a script's main function; a Stop becomes its sentences and exit code 1.
 * @param {() => Promise<number | void>} main gives the exit code, 0 when it gives none
 */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    console.error(error instanceof Stop ? error.message : error);
    process.exitCode = 1;
  }
}
