/**
 * Size budgets of what people download, as the design sets them. Needs the builds `weapp` and `h5`:
 * `npm test -- --only budgets` makes them first.
 */
import fs from 'node:fs';
import { packageSizes } from '../miniapp/scripts/weapp/files.mjs';
import { h5FirstLoad } from './budgets/h5-first-load.mjs';
import { limits } from './budgets/limits.mjs';
import { inRoot } from './lib/paths.mjs';

/** Where people arrive: the start page, and the report page by a scanned code. */
const h5Pages = ['pages/home/index', 'pages/report/index'];

/**
 * @typedef {object} Budget
 * @property {string} name
 * @property {number} bytes measured
 * @property {number} limit in bytes
 */

/** @returns {Budget[]} one per package of the mini-program; the main package has no name */
function weappBudgets() {
  const dist = inRoot('miniapp/dist/weapp');
  const { subPackages = [] } = JSON.parse(fs.readFileSync(`${dist}/app.json`, 'utf8'));
  const sizes = packageSizes(
    dist,
    subPackages.map(({ root }) => root),
  );
  return Object.entries(sizes).map(([name, bytes]) => ({
    name: `weapp ${name || 'main package'}`,
    bytes,
    limit: name === '' ? limits.weappMain : limits.weappSubpackage,
  }));
}

/** @returns {Promise<Budget[]>} one per page where people arrive */
async function h5Budgets() {
  const pages = await h5FirstLoad(h5Pages);
  const limit = limits.h5Scripts;
  return pages.map(({ page, bytes }) => ({ name: `H5 ${page} (gzip JS)`, bytes, limit }));
}

/**
 * Measures and prints a line per budget.
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function checkBudgets() {
  const budgets = [...weappBudgets(), ...(await h5Budgets())];
  const kept = budgets.filter(({ bytes, limit }) => bytes > 0 && bytes <= limit);
  for (const budget of budgets) {
    const mark = kept.includes(budget) ? '✔' : '✖';
    const [size, limit] = [budget.bytes, budget.limit].map((bytes) => (bytes / 1024).toFixed(1));
    console.log(`  ${mark} ${budget.name}: ${size} KB of ${limit} KB`);
  }
  return { passed: kept.length, failed: budgets.length - kept.length };
}
