/**
 * Size budgets of what people download, as the design sets them. Needs the builds `weapp` and `h5`:
 * `npm test -- --only budgets` makes them first.
 */
import { h5FirstLoad } from './budgets/h5-first-load.mjs';
import { weappPackages } from './budgets/weapp-packages.mjs';

const KB = 1024;
const weappMain = 600 * KB;
const weappSubpackage = 300 * KB;
const h5Scripts = 200 * KB;

/** Where people arrive: the start page, and the report page by a scanned code. */
const h5Pages = ['pages/home/index', 'pages/report/index'];

/**
 * @typedef {object} Budget
 * @property {string} name
 * @property {number} bytes measured
 * @property {number} limit in bytes
 */

/** @returns {Promise<Budget[]>} every size with its limit */
async function measureBudgets() {
  const packages = weappPackages().map(({ name, bytes }) => ({
    name: `weapp ${name}`,
    bytes,
    limit: name === 'main' ? weappMain : weappSubpackage,
  }));
  const pages = (await h5FirstLoad(h5Pages)).map(({ page, bytes }) => ({
    name: `H5 first load ${page} (gzip JS)`,
    bytes,
    limit: h5Scripts,
  }));
  return [...packages, ...pages];
}

/**
 * Measures and prints a line per budget.
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function checkBudgets() {
  const budgets = await measureBudgets();
  const kept = budgets.filter(({ bytes, limit }) => bytes > 0 && bytes <= limit);
  for (const budget of budgets) {
    const mark = kept.includes(budget) ? '✔' : '✖';
    const [size, limit] = [budget.bytes, budget.limit].map((bytes) => (bytes / KB).toFixed(1));
    console.log(`  ${mark} ${budget.name}: ${size} KB of ${limit} KB`);
  }
  return { passed: kept.length, failed: budgets.length - kept.length };
}
