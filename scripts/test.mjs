/**
 * `npm test`: every check of the repository, one after the other, to the end.
 * `npm test -- --only lint,unit,api` runs some of them; a name also stands for all that begin with it. `--only galera` runs
 * what is left out otherwise: the API tests and proofs on a cluster.
 *
 * The last line is `N passed, N failed`, where a test is a test case of a suite, a size budget, a type-checked
 * project, or a step as a whole (lint, a build). The exit code is 1 when one failed.
 */
import { stopAllChildren } from './lib/children.mjs';
import { secondsSince } from './lib/progress.mjs';
import { runMain, Stop } from './lib/stop.mjs';
import { optionalSteps, steps } from './lib/test-steps.mjs';

const minute = 60_000;

/** @returns {import('./lib/test-steps.mjs').Step[]} */
function chosenSteps(args) {
  const at = args.indexOf('--only');
  if (at < 0) return steps;
  const names = (args[at + 1] ?? '').split(',');
  const matches = (id, name) => name !== '' && (id === name || id.startsWith(`${name}-`));
  const all = [...steps, ...optionalSteps];
  const unknown = names.filter((name) => !all.some(({ id }) => matches(id, name)));
  if (unknown.length > 0) {
    const known = all.map(({ id }) => id).join(', ');
    throw new Stop(
      `没有这些步骤:${unknown}。可选:${known}`,
      `Unknown steps: ${unknown}. Known: ${known}`,
    );
  }
  return all.filter(({ id }) => names.some((name) => matches(id, name)));
}

/** Rejects after the given minutes, having ended what the step started. */
function giveUpAfter(minutes) {
  let timer;
  const tooLong = new Promise((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`gave up after ${minutes} minutes`));
      void stopAllChildren();
    }, minutes * minute);
  });
  return { tooLong, clear: () => clearTimeout(timer) };
}

/** Runs one step; whatever goes wrong in it is counted, not thrown. */
async function count({ id, title, run, minutes = 10 }) {
  console.log(`\n▸ ${title} [${id}]`);
  const startedAt = performance.now();
  const limit = giveUpAfter(minutes);
  const result = await Promise.race([run(), limit.tooLong]).catch((error) => {
    const why = error instanceof Stop ? error.message : String(error.stack ?? error);
    console.error(`  ${why}`);
    return { passed: 0, failed: 1, why: [why] };
  });
  limit.clear();
  const mark = result.failed === 0 ? '✔' : '✖';
  const line = `${mark} ${title} [${id}]: ${result.passed} passed, ${result.failed} failed, ${secondsSince(startedAt)}`;
  console.log(line);
  return { ...result, title, line };
}

const linesTold = 60;

/** What failed once more: in a long record the first telling is far above, or cut off. */
function tellFailures(results) {
  for (const { title, failed, why = [] } of results) {
    if (failed === 0) continue;
    console.log(`\n✖ ${title}`);
    for (const text of why) console.log(text.trimEnd().split('\n').slice(-linesTold).join('\n'));
  }
}

await runMain(async () => {
  const startedAt = performance.now();
  const results = [];
  for (const step of chosenSteps(process.argv.slice(2))) results.push(await count(step));
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const failed = sum('failed');
  tellFailures(results);
  console.log(`\n${results.map(({ line }) => line).join('\n')}`);
  console.log(`\n${secondsSince(startedAt)}`);
  console.log(`${sum('passed')} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});
