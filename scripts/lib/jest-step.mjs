import fs from 'node:fs';
import path from 'node:path';
import { cacheDir, inRoot } from './paths.mjs';
import { runCommand } from './run-command.mjs';

/**
 * Runs Jest projects and counts their real tests. A suite that cannot be loaded is a failure; so is a test that
 * was skipped, because a skipped test looks like a passed one in a summary.
 *
 * @param {string[]} projects names in jest.config.js
 * @param {{ env?: Record<string, string>, workers?: number, seconds?: number }} [options] `seconds`: a test that takes
 *   longer hangs; those of jest.config.js unless told
 * @returns {Promise<import('./test-steps.mjs').Count>}
 */
export async function runJest(projects, { env = {}, workers = 2, seconds } = {}) {
  fs.mkdirSync(cacheDir, { recursive: true });
  const report = path.join(cacheDir, `jest-${process.pid}.json`);
  fs.rmSync(report, { force: true });
  const args = [
    inRoot('node_modules/jest/bin/jest.js'),
    ...['--selectProjects', ...projects],
    ...['--maxWorkers', String(workers)],
    ...(seconds ? ['--testTimeout', String(seconds * 1000)] : []),
    ...['--ci', '--json', '--outputFile', report],
  ];
  const { code, signal } = await runCommand(process.execPath, args, {
    env: { ...process.env, ...env, FORCE_COLOR: process.stdout.isTTY ? '1' : '0' },
    // The report goes to the file; on stdout Jest would print it once more.
    liveStderr: true,
  });
  const counted = countTests(report);
  fs.rmSync(report, { force: true });
  return counted ? atLeastOneFailure(counted, code) : noReport(code, signal);
}

function countTests(report) {
  if (!fs.existsSync(report)) return null;
  const result = JSON.parse(fs.readFileSync(report, 'utf8'));
  const skipped = result.numPendingTests + result.numTodoTests;
  if (skipped > 0) console.error(`  ${skipped} skipped tests count as failed: run or delete them.`);
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + result.numRuntimeErrorTestSuites + skipped,
    why: result.testResults.filter(({ message }) => message).map(({ message }) => message),
  };
}

const noReport = (code, signal) => ({
  passed: 0,
  failed: 1,
  why: [`Jest ended with ${signal ?? `code ${code}`} and left no report.`],
});

/** Jest's own verdict counts too: no tests found, an error outside a test. */
function atLeastOneFailure(count, code) {
  if (code === 0 && count.passed > 0) return count;
  return { ...count, failed: Math.max(count.failed, 1) };
}
